import type { z } from 'zod';
import type { BusMessage } from '@/protocol/busMessage';
import type { Change } from '@/protocol/change';
import type { ChangesPage } from '@/protocol/changesPage';
import type { ByeReason, Hello, Position } from '@/protocol/feedStream';
import type { ListPage } from '@/protocol/listPage';

/**
 * All that the sync engine needs from the world, as small as can be. Real ones live in `adapters/`; the simulator and
 * the tests bring their own. Nothing else below `sync/` touches time, chance, storage or the network.
 */

export interface Clock {
  /** Milliseconds since 1970, by this device. For display and leases only: it decides nothing between two writes. */
  now(): number;
  /** Calls `run` once after `delayMs`; the result cancels it. A hidden tab may be much later. */
  after(delayMs: number, run: () => void): () => void;
}

export interface Random {
  /** In [0, 1). */
  fraction(): number;
  /** A UUIDv7. */
  id(): string;
}

/** The part of `localStorage` that is used. Any call may throw: absent, full, or blocked. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * A way to say something to the other tabs of this browser. Buses compose: sealing or falling back are buses around
 * buses, which is why `send` may be asynchronous. A bus keeps the order of one sender and hands nothing back to it.
 */
export interface TabBus {
  /** @throws (or rejects) when the message cannot be sent this way, so that another way can be tried */
  send(message: BusMessage): void | Promise<void>;
  /** Hands over whatever arrives, unchecked: what other builds and foreign code write arrives too. */
  listen(receive: (raw: unknown) => void): () => void;
  close(): void;
}

/** Where this tab stands with its user. */
export interface Presence {
  isVisible(): boolean;
  /** Not in the back/forward cache: a page that holds a connection or a lock could not be kept there. */
  isHere(): boolean;
  isOnline(): boolean;
  /** When the user last pressed, typed, scrolled or moved; by `Clock.now`. */
  lastActiveAt(): number;
  /** Calls `changed` when visibility or connectivity changes, and on leaving and returning from the back/forward cache. */
  watch(changed: () => void): () => void;
}

export interface ChangesSource {
  /**
   * The changes after `seq`.
   * @throws LockstepError `cursor_too_old`; anything else means: not now
   */
  changesSince(seq: number, signal: AbortSignal): Promise<ChangesPage>;
}

export interface ListSource {
  /** One page of a list. @throws LockstepError when refused; anything else means: not now */
  list(path: string, query: Record<string, string>, signal: AbortSignal): Promise<ListPage>;
}

/** For what is neither a list, the feed, nor a write of one row. Both throw a LockstepError when refused; anything else means: not now. */
export interface Calls {
  get<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T>;
  /**
   * A question too private for an address, or a write of several rows at once: done once, whatever is lost on the way. A Blob
   * goes as it is, with its type, however long that takes.
   */
  post<T>(path: string, body: unknown, schema: z.ZodType<T>, options?: CallOptions): Promise<T>;
}

export interface CallOptions {
  signal?: AbortSignal;
  mutationId?: string;
  /** How much of the body has been sent, in [0, 1]. */
  onProgress?: (part: number) => void;
}

export interface WriteRequest {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** The mutation's id: the server does it once, however often it is sent. */
  mutationId: string;
  /** The revision the change is based on. */
  ifMatch?: number;
}

export interface WriteAnswer {
  /** The row as it is now; null if it was deleted. */
  row: unknown;
  /** Position in the feed; null if nothing changed. */
  seq: number | null;
  /** Revision the write made, also of a deletion. */
  rev: number | null;
  /** Which database's history `seq` is a position of; absent where there is but one. */
  epoch?: string;
}

export interface Sender {
  /**
   * @throws LockstepError when the server refused; any other error means that the outcome is unknown and the same
   * request may be sent again
   */
  send(request: WriteRequest, signal: AbortSignal): Promise<WriteAnswer>;
}

export interface FeedListener {
  hello(hello: Hello): void;
  /** Everything between the position before and this change is told. */
  change(change: Change): void;
  position(position: Position): void;
  /** It is over: by the server's word, or (null) because it broke or never began. */
  ended(reason: ByeReason | null): void;
}

/** The server's push. */
export interface FeedStream {
  /** Follows the feed from `since` until the signal aborts or it has ended. Nothing is called after either. */
  open(since: number, listener: FeedListener, signal: AbortSignal): void;
}

export interface Locks {
  /**
   * Waits for the lock of this name, among all tabs of this browser, and calls `work` once as soon as it is this tab's.
   * The lock is held until `work` has ended; `taken` aborts if another tab stole it first.
   * @param steal take it from whoever holds it, at once
   * @throws the signal's reason if that aborted before the lock was held
   */
  hold(
    name: string,
    options: { steal: boolean; signal: AbortSignal },
    work: (taken: AbortSignal) => Promise<void>,
  ): Promise<void>;
}
