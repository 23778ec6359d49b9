import { Change } from '@/protocol/change';
import { Bye, type ByeReason, Hello, Position, streamEvents } from '@/protocol/feedStream';
import type { FeedStream } from '../ports';

/**
 * The server's push by `EventSource`. Its own way of coming back is not used: it knows neither of back-off nor of the
 * cursor, which other paths move as well.
 * @param address of `GET /api/events`
 */
export function eventStream(address: string, reportError: (error: unknown) => void): FeedStream | null {
  if (typeof EventSource === 'undefined') return null;
  return {
    open(since, listener, signal) {
      const source = new EventSource(`${address}?since=${since}`);
      let isOpen = true;

      function close(): void {
        isOpen = false;
        source.close();
        signal.removeEventListener('abort', close);
      }

      function end(reason: ByeReason | null): void {
        if (!isOpen) return;
        close();
        listener.ended(reason);
      }

      function hear(type: string, take: (data: unknown) => void): void {
        source.addEventListener(type, (event: MessageEvent<string>) => {
          if (!isOpen) return;
          try {
            take(JSON.parse(event.data));
          } catch (error) {
            // Another build speaks otherwise, or a proxy has meddled: asking still works.
            reportError(error);
            end(null);
          }
        });
      }

      hear(streamEvents.hello, (data) => listener.hello(Hello.parse(data)));
      hear('message', (data) => listener.change(Change.parse(data)));
      hear(streamEvents.position, (data) => listener.position(Position.parse(data)));
      hear(streamEvents.bye, (data) => end(Bye.parse(data).reason));
      source.addEventListener('error', () => end(null));
      signal.addEventListener('abort', close, { once: true });
    },
  };
}
