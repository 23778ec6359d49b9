import type { Clock } from '@/sync/ports';

export interface FakeClock extends Clock {
  /** Lets `ms` of real time pass; whatever falls due runs in order. */
  advance(ms: number): void;
  /** Lets time pass until the next thing falls due. False if nothing will. */
  advanceToNext(): boolean;
  /** Sets the wall clock forward or back; timers do not notice. */
  shift(ms: number): void;
  /** The same clock with timers that only run at multiples of `stepMs`, as in a hidden tab. */
  throttled(stepMs: number): Clock;
}

/** A clock that stands still until told otherwise. Delays are whole milliseconds, rounded up. */
export function createFakeClock(startsAt = 1_800_000_000_000): FakeClock {
  let elapsed = 0;
  let shifted = 0;
  const due = new Map<number, Set<() => void>>();

  function at(time: number, run: () => void): () => void {
    const task = () => run();
    const tasks = due.get(time) ?? new Set();
    due.set(time, tasks.add(task));
    return () => tasks.delete(task);
  }

  function nextAt(): number {
    return Math.min(...due.keys());
  }

  function runNext(): void {
    elapsed = nextAt();
    const tasks = due.get(elapsed) ?? new Set();
    // What falls due at the same moment meanwhile joins the end of the same set.
    for (const task of tasks) {
      tasks.delete(task);
      task();
    }
    due.delete(elapsed);
  }

  const after = (delayMs: number, run: () => void) => at(elapsed + Math.max(0, Math.ceil(delayMs)), run);
  return {
    now: () => startsAt + elapsed + shifted,
    after,
    advance(ms) {
      const end = elapsed + ms;
      while (nextAt() <= end) runNext();
      elapsed = end;
    },
    advanceToNext() {
      if (due.size === 0) return false;
      runNext();
      return true;
    },
    shift(ms) {
      shifted += ms;
    },
    throttled: (stepMs) => ({
      now: () => startsAt + elapsed + shifted,
      after: (delayMs, run) => at(Math.ceil((elapsed + delayMs) / stepMs) * stepMs, run),
    }),
  };
}
