import type { Clock, Locks } from '@/sync/ports';

export interface FakeLocksOptions {
  clock: Pick<Clock, 'after'>;
  /** Chance, for delays. */
  fraction?: () => number;
}

/** How a tab is entered: at once, later (it is frozen) or never (it is gone). */
export type Enter = (task: () => void) => void;

interface Request {
  readonly tab: object;
  readonly name: string;
  readonly enter: Enter;
  /** Runs the work, unless the request was given up on the way. */
  readonly begin: () => void;
  readonly taken: AbortController;
}

interface Lock {
  /** One, unless a fault doubled it. */
  readonly holders: Set<Request>;
  readonly waiting: Request[];
}

const passesMs = { least: 1, most: 30 };
const passesAfterDeathMs = { least: 60, most: 120 };

/**
 * The Web Locks of one browser: whoever asks first gets it first, a thief at once, a dead tab's lock goes to the next
 * one after a moment, and a frozen tab keeps what it holds.
 */
export function createFakeLocks({ clock, fraction = () => 0.5 }: FakeLocksOptions) {
  const locks = new Map<string, Lock>();

  function lockOf(name: string): Lock {
    const known = locks.get(name) ?? { holders: new Set<Request>(), waiting: [] };
    locks.set(name, known);
    return known;
  }

  function later({ least, most }: typeof passesMs, run: () => void): void {
    clock.after(least + Math.floor(fraction() * (most - least)), run);
  }

  function grant(lock: Lock, request: Request): void {
    lock.holders.add(request);
    later(passesMs, () => request.enter(request.begin));
  }

  function passOn(lock: Lock): void {
    if (lock.holders.size > 0) return;
    const next = lock.waiting.shift();
    if (next) grant(lock, next);
  }

  function take(lock: Lock, holder: Request): void {
    lock.holders.delete(holder);
    holder.enter(() => holder.taken.abort(new DOMException('Another tab took the lock.', 'AbortError')));
  }

  function openTab(enter: Enter = (task) => task()) {
    const tab = {};

    const port: Locks = {
      hold: (name, { steal, signal }, work) =>
        new Promise((resolve, reject) => {
          if (signal.aborted) return reject(signal.reason as Error);
          const lock = lockOf(name);
          const taken = new AbortController();
          const giveUp = () => {
            leave(request);
            reject(signal.reason as Error);
          };
          const begin = () => {
            if (signal.aborted) return;
            signal.removeEventListener('abort', giveUp);
            const end = () => leave(request);
            const working = work(taken.signal);
            working.then(end, end);
            working.then(resolve, reject);
          };
          const request: Request = { tab, name, enter, begin, taken };
          signal.addEventListener('abort', giveUp, { once: true });
          if (steal) {
            for (const holder of lock.holders) take(lock, holder);
            grant(lock, request);
          } else {
            lock.waiting.push(request);
            passOn(lock);
          }
        }),
    };

    function leave(request: Request): void {
      const lock = lockOf(request.name);
      const at = lock.waiting.indexOf(request);
      if (at >= 0) lock.waiting.splice(at, 1);
      if (lock.holders.delete(request)) passOn(lock);
    }

    return {
      ...port,
      /** Whether this tab holds the lock, or is about to be told so. */
      holds: (name: string) => [...lockOf(name).holders].some((request) => request.tab === tab),
      /** Killed or crashed: none of its code runs any more. */
      kill(): void {
        for (const lock of locks.values()) {
          lock.waiting.splice(0, Infinity, ...lock.waiting.filter((request) => request.tab !== tab));
          for (const holder of lock.holders) if (holder.tab === tab) lock.holders.delete(holder);
          later(passesAfterDeathMs, () => passOn(lock));
        }
      },
    };
  }

  return {
    openTab,
    /** How many hold this lock. */
    holders: (name: string) => lockOf(name).holders.size,
    /** A fault of the browser: whoever is next gets every lock as well. False if nobody is. */
    double(): boolean {
      const next = [...locks.values()].map((lock) => ({ lock, request: lock.waiting.shift() }));
      for (const { lock, request } of next) if (request) grant(lock, request);
      return next.some(({ request }) => request);
    },
    /** The fault is over: the first holder alone keeps it. False if there was none. */
    undouble(): boolean {
      const doubles = [...locks.values()].flatMap((lock) =>
        [...lock.holders].slice(1).map((holder) => ({ lock, holder })),
      );
      for (const { lock, holder } of doubles) take(lock, holder);
      return doubles.length > 0;
    },
  };
}

export type FakeLocks = ReturnType<typeof createFakeLocks>;
export type FakeTabLocks = ReturnType<FakeLocks['openTab']>;
