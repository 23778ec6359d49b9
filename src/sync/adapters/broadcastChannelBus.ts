import type { TabBus } from '../ports';
import { AbsentBusError, ClosedBusError } from './busErrors';

/** The part of `BroadcastChannel` that is used. */
export type Channel = Pick<
  BroadcastChannel,
  'postMessage' | 'addEventListener' | 'removeEventListener' | 'close'
>;

/**
 * The bus over `BroadcastChannel`, which works where storage is full or blocked.
 * @param create opens the channel; throws where there is none: then `send` throws `AbsentBusError` and nothing is heard
 */
export function broadcastChannelBus(create: () => Channel): TabBus {
  const listening = new Set<(event: MessageEvent) => void>();
  let closed = false;
  // One channel for both directions: a channel hears every other one, also a second one of its own tab.
  let channel: Channel | null = null;
  let absent: AbsentBusError | null = null;

  function open(): Channel | null {
    if (closed) throw new ClosedBusError();
    if (channel || absent) return channel;
    try {
      channel = create();
    } catch (cause) {
      absent = new AbsentBusError('there is no BroadcastChannel', { cause });
    }
    return channel;
  }

  return {
    send(message) {
      const opened = open();
      if (!opened) throw absent;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
      opened.postMessage(message);
    },
    listen(receive) {
      const opened = open();
      const hear = (event: MessageEvent<unknown>) => receive(event.data);
      listening.add(hear);
      opened?.addEventListener('message', hear);
      return () => {
        listening.delete(hear);
        opened?.removeEventListener('message', hear);
      };
    },
    close() {
      closed = true;
      for (const hear of listening) channel?.removeEventListener('message', hear);
      listening.clear();
      channel?.close();
    },
  };
}
