/** What the server needs from the world around it; the main file hands it in, tests hand in their own. */

/** Milliseconds since 1970. Decides when sessions and limits end, never the order of anything. */
export interface ServerClock {
  now(): number;
}

export interface Ids {
  /** A new UUIDv7. */
  next(): string;
}

/** Cryptographically strong bytes. */
export type RandomBytes = (length: number) => Buffer;

/** For what must happen by itself: heartbeats, looking after what was missed, trying again. It decides nothing else. */
export interface Scheduler {
  /** Calls `run` once after `delayMs`; the result cancels it. */
  after(delayMs: number, run: () => void): () => void;
}
