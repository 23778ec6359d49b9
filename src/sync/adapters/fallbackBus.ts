import type { BusMessage } from '@/protocol/busMessage';
import { readEnvelope } from '../core/readEnvelope';
import { createSeenMessages } from '../core/seenMessages';
import type { TabBus } from '../ports';
import { AbsentBusError, ClosedBusError } from './busErrors';

/**
 * Several ways to the other tabs as one: each message goes out over the first that takes it, and is awaited on all.
 * A way that is full now is tried again with the next message; one that is absent is not.
 *
 * A message waits until those before it are out, so that order does not depend on how long a way takes; as long as all
 * of them send at once, so does this.
 */
export function fallbackBus(buses: readonly TabBus[]): TabBus {
  const absent = new Set<TabBus>();
  const listening = new Set<() => void>();
  let before: Promise<void> | null = null;
  let closed = false;

  /** Sends over the first bus from `first` on that takes it. @throws AggregateError, or rejects, if none does */
  function sendFrom(message: BusMessage, first: number, failures: readonly unknown[]): void | Promise<void> {
    if (closed) throw new ClosedBusError();
    const refused = [...failures];
    for (let i = first; i < buses.length; i++) {
      const bus = buses[i];
      if (!bus || absent.has(bus)) continue;
      const note = (error: unknown) => {
        refused.push(error);
        if (error instanceof AbsentBusError) absent.add(bus);
      };
      try {
        const sending = bus.send(message);
        if (!(sending instanceof Promise)) return;
        return sending.catch((error: unknown) => {
          note(error);
          return sendFrom(message, i + 1, refused);
        });
      } catch (error) {
        note(error);
      }
    }
    throw new AggregateError(refused, 'no way to the other tabs took the message');
  }

  /** Lets the messages to come wait for this one, however it ends; its failure is its own caller's to hear. */
  function queued(sending: Promise<void>): Promise<void> {
    const done = () => {
      if (before === settled) before = null;
    };
    const settled: Promise<void> = sending.then(done, done);
    before = settled;
    return sending;
  }

  return {
    send(message) {
      if (before) return queued(before.then(() => sendFrom(message, 0, [])));
      const sending = sendFrom(message, 0, []);
      return sending instanceof Promise ? queued(sending) : undefined;
    },
    listen(receive) {
      if (closed) throw new ClosedBusError();
      const seen = createSeenMessages();
      const hear = (raw: unknown) => {
        const message = readEnvelope(raw);
        // What is no message is nobody's repetition either: the receiver judges it.
        if (typeof message === 'string' || seen.isNew(message.from, message.n)) receive(raw);
      };
      const stops = buses.map((bus) => bus.listen(hear));
      const stop = () => {
        listening.delete(stop);
        for (const each of stops) each();
      };
      listening.add(stop);
      return stop;
    },
    close() {
      closed = true;
      for (const stop of listening) stop();
      for (const bus of buses) bus.close();
    },
  };
}
