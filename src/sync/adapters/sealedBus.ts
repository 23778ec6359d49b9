import type { BusMessage } from '@/protocol/busMessage';
import { readEnvelope } from '../core/readEnvelope';
import type { TabBus } from '../ports';
import { ClosedBusError } from './busErrors';

/** Makes text unreadable, and not to be forged, for whoever lacks the key. Both reject if they can't. */
export interface Seal {
  /** @param context what the text belongs to; it can be read again beside the same context only */
  encrypt(text: string, context: string): Promise<string>;
  decrypt(sealed: string, context: string): Promise<string>;
}

export interface SealedBusOptions {
  /** null: this browser offers no cryptography here, as at an insecure address. */
  seal: Seal | null;
  /** Whose messages are for this tab. Those of another scope are handed on as they came, for the receiver to refuse. */
  scope: string;
  /** Whether a message tells something of a person. Runs for every message, also for what foreign code wrote. */
  mustSeal(type: string, data: unknown): boolean;
  /** What is left of such data when all that is about the person is taken out. */
  withoutRow(type: string, data: unknown): unknown;
  /** Somebody said something that this tab can't read: it has to ask the server. */
  cannotOpen(): void;
  reportError(error: unknown): void;
}

/**
 * A bus around a bus on which nobody without the key reads what is about a person: such data goes out as
 * `{ sealed }`, or without its rows where it can't be sealed. All other messages take no longer than without it, unless
 * one that is being sealed goes before them: each sender's order is kept, on sending and on receiving.
 *
 * What can't be opened is handed on as no message at all, which the receiver counts as malformed. What is about a person
 * and was not sealed is another's work, and counts without its rows.
 */
export function sealedBus(inner: TabBus, options: SealedBusOptions): TabBus {
  const { seal, scope, mustSeal, withoutRow, cannotOpen, reportError } = options;
  const sending = createTurns();
  const listening = new Set<() => void>();
  let closed = false;

  const bare = (message: BusMessage): BusMessage => ({
    ...message,
    data: withoutRow(message.type, message.data),
  });

  async function sealed(message: BusMessage, by: Seal): Promise<BusMessage> {
    const text = JSON.stringify(message.data);
    try {
      return { ...message, data: { sealed: await by.encrypt(text, contextOf(message)) } };
    } catch (error) {
      reportError(error);
      return bare(message);
    }
  }

  /** The message as it was said; null if that can't be told. */
  async function opened(message: BusMessage, text: string): Promise<BusMessage | null> {
    try {
      if (!seal) return null;
      return { ...message, data: JSON.parse(await seal.decrypt(text, contextOf(message))) as unknown };
    } catch {
      return null; // Another key, or not what the sender sealed.
    }
  }

  return {
    send(message) {
      if (closed) throw new ClosedBusError();
      const isPersonal = mustSeal(message.type, message.data);
      const send = (each: BusMessage) => inner.send(each);
      if (isPersonal && seal) return sending.take(message.from, sealed(message, seal), send);
      const ready = isPersonal ? bare(message) : message;
      return sending.isFree(message.from) ? send(ready) : sending.take(message.from, ready, send);
    },
    listen(receive) {
      if (closed) throw new ClosedBusError();
      const opening = createTurns();
      let isOver = false;
      const handOn = (message: BusMessage | null) => {
        if (isOver) return;
        receive(message);
        if (!message) cannotOpen();
      };
      const stopInner = inner.listen((raw) => {
        const message = readEnvelope(raw);
        if (typeof message === 'string' || message.scope !== scope) return receive(raw);
        const text = sealedText(message.data);
        const isForged = text === null && mustSeal(message.type, message.data);
        const said = text !== null ? opened(message, text) : isForged ? bare(message) : message;
        if (said instanceof Promise || !opening.isFree(message.from)) {
          opening.take(message.from, said, handOn).catch(reportError);
        } else receive(said);
      });
      const stop = () => {
        isOver = true;
        listening.delete(stop);
        stopInner();
      };
      listening.add(stop);
      return stop;
    },
    close() {
      if (closed) return;
      closed = true;
      for (const stop of listening) stop();
      // What was said before still goes out: among it may be that this session is over.
      const rest = sending.rest();
      if (rest) void rest.then(() => inner.close());
      else inner.close();
    },
  };
}

/** All that is not secret of a message: with any of it changed, the message is another one and does not open. */
function contextOf({ v, from, n, scope, type }: BusMessage): string {
  return JSON.stringify([v, from, n, scope, type]);
}

function sealedText(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const { sealed, ...rest } = data as { sealed?: unknown };
  return typeof sealed === 'string' && Object.keys(rest).length === 0 ? sealed : null;
}

/** Lets what has to be prepared first happen in the order it was asked for, whatever is ready first; by sender. */
function createTurns() {
  const last = new Map<string, Promise<void>>();
  return {
    isFree: (from: string) => !last.has(from),
    /** @param ready does not reject. @returns rejects as `run` does, which delays nobody */
    take<T>(from: string, ready: T | Promise<T>, run: (value: T) => void | Promise<void>): Promise<void> {
      const turn = (last.get(from) ?? Promise.resolve()).then(async () => run(await ready));
      const done = () => {
        if (last.get(from) === settled) last.delete(from);
      };
      const settled = turn.then(done, done);
      last.set(from, settled);
      return turn;
    },
    /** Resolves when all turns are over; null if they are. */
    rest: (): Promise<unknown> | null => (last.size > 0 ? Promise.all(last.values()) : null),
  };
}
