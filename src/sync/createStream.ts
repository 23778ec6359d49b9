import type { Change } from '@/protocol/change';
import type { ByeReason, Hello, Position } from '@/protocol/feedStream';
import { retryDelayMs } from './core/backOff';
import { connectionAfter, type ConnectionEvent, type ConnectionState } from './core/connection';
import type { Clock, FeedStream, Presence, Random } from './ports';

export interface StreamOptions {
  /** null: this browser has none, and the state stays `idle`. */
  stream: FeedStream | null;
  clock: Clock;
  random: Random;
  presence: Presence;
  /** Where the feed is followed from; asked at every attempt. */
  since(): number;
  hello(hello: Hello): void;
  /** All of (`since`, `position.seq`] that concerns this session: `changes`, which are one or none. */
  told(changes: readonly Change[], since: number, position: { seq: number; now?: number }): void;
  /** The server ended it, and says why. Another attempt follows by itself. */
  bye(reason: ByeReason): void;
  /** The state is another one now. */
  moved(from: ConnectionState, to: ConnectionState): void;
}

/** How long the first word may take. */
const helloMs = 10_000;
/** One heartbeat may be lost; two mean that nobody is there any more. */
const silentHeartbeats = 2.5;

/** Follows the server's push: one attempt at a time, again and again, until it is told to rest. */
export function createStream(options: StreamOptions) {
  const { stream, clock, random, presence } = options;
  let state: ConnectionState = 'idle';
  let attempt = new AbortController();
  let cancelTimer = () => {};
  let heartbeatMs = helloMs;
  let heardAt = Number.NEGATIVE_INFINITY;
  let failures = 0;

  function happen(event: ConnectionEvent): void {
    const before = state;
    state = connectionAfter(before, event);
    if (state === before) return;
    cancelTimer();
    if (state !== 'live') attempt.abort();
    if (state === 'connecting') connect();
    else if (state === 'waiting') {
      failures++;
      cancelTimer = clock.after(retryDelayMs(failures, random.fraction()), () => happen('due'));
    }
    options.moved(before, state);
  }

  /** Whoever says nothing for so long is not there any more, even if nobody told. */
  function expectWithin(ms: number): void {
    cancelTimer();
    cancelTimer = clock.after(ms, () => happen('broke'));
  }

  function heard(): void {
    heardAt = clock.now();
    failures = 0;
    expectWithin(silentHeartbeats * heartbeatMs);
  }

  function connect(): void {
    attempt = new AbortController();
    let position = options.since();
    const told = (changes: readonly Change[], to: Pick<Position, 'seq'> & Partial<Position>) => {
      heard();
      const since = position;
      position = to.seq;
      options.told(changes, since, to);
    };
    expectWithin(helloMs);
    stream?.open(
      position,
      {
        hello(hello) {
          heartbeatMs = hello.heartbeatMs;
          position = hello.seq;
          happen('hello');
          heard();
          options.hello(hello);
        },
        change: (change) => told([change], { seq: change.seq }),
        position: (to) => told([], to),
        ended(reason) {
          if (reason !== null) options.bye(reason);
          happen('broke');
        },
      },
      attempt.signal,
    );
  }

  const unwatch = presence.watch(() => {
    if (!presence.isOnline()) return happen('offline');
    // Asleep, a connection dies without a word, and so does the timer that would notice.
    const silentMs = clock.now() - heardAt;
    if (state === 'live' && (silentMs > silentHeartbeats * heartbeatMs || silentMs < 0)) happen('broke');
    happen('wake');
  });

  return {
    state: () => state,
    follow(): void {
      if (!stream) return;
      happen('follow');
      if (!presence.isOnline()) happen('offline');
    },
    rest: () => happen('rest'),
    close(): void {
      unwatch();
      cancelTimer();
      attempt.abort();
      state = 'idle';
    },
  };
}
