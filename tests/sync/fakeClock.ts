import type { Clock } from '@/sync/ports';

export interface FakeClock extends Clock {
  /** Lets `ms` of real time pass; whatever falls due runs in order. */
  advance(ms: number): void;
  /** Lets time pass until the next thing falls due, and runs all that is due then. False if nothing will. */
  advanceToNext(): boolean;
  /** Runs the one next thing, if it falls due within `ms`. False if nothing does: then `ms` have passed. */
  runNext(withinMs: number): boolean;
  /** Real time since the beginning, whatever the wall clock was set to. */
  elapsedMs(): number;
  /** Sets the wall clock forward or back; timers do not notice. */
  shift(ms: number): void;
  /** The same clock with timers that only run at multiples of `stepMs`, as in a hidden tab. */
  throttled(stepMs: number): Clock;
}

interface Task {
  readonly dueMs: number;
  /** Of two that are due at once, the one that was planned first runs first. */
  readonly order: number;
  /** null once it was cancelled. */
  run: (() => void) | null;
}

/** A clock that stands still until told otherwise. Delays are whole milliseconds, rounded up. */
export function createFakeClock(startsAt = 1_800_000_000_000): FakeClock {
  let elapsed = 0;
  let shifted = 0;
  let planned = 0;
  const tasks = createHeap();

  function at(dueMs: number, run: () => void): () => void {
    const task: Task = { dueMs, order: planned++, run };
    tasks.push(task);
    return () => {
      task.run = null;
    };
  }

  function next(): Task | undefined {
    for (let first = tasks.first(); first; first = tasks.first()) {
      if (first.run) return first;
      tasks.takeFirst();
    }
    return undefined;
  }

  function runNext(untilMs: number): boolean {
    const task = next();
    if (!task || task.dueMs > untilMs) return false;
    tasks.takeFirst();
    elapsed = task.dueMs;
    task.run?.();
    return true;
  }

  const now = () => startsAt + elapsed + shifted;
  return {
    now,
    after: (delayMs, run) => at(elapsed + Math.max(0, Math.ceil(delayMs)), run),
    advance(ms) {
      const end = elapsed + ms;
      while (runNext(end));
      elapsed = end;
    },
    advanceToNext() {
      const dueMs = next()?.dueMs;
      if (dueMs === undefined) return false;
      while (runNext(dueMs));
      return true;
    },
    runNext(withinMs) {
      const end = elapsed + withinMs;
      if (runNext(end)) return true;
      elapsed = end;
      return false;
    },
    elapsedMs: () => elapsed,
    shift(ms) {
      shifted += ms;
    },
    throttled: (stepMs) => ({
      now,
      after: (delayMs, run) => at(Math.ceil((elapsed + delayMs) / stepMs) * stepMs, run),
    }),
  };
}

/** A binary heap: thousands of timers at a time would make looking for the next one what a simulation costs. */
function createHeap() {
  const heap: Task[] = [];

  const isBefore = (a: Task, b: Task) => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);

  return {
    first: (): Task | undefined => heap[0],
    push(task: Task): void {
      let at = heap.length;
      for (; at > 0;) {
        const above = (at - 1) >>> 1;
        const parent = heap[above];
        if (!parent || isBefore(parent, task)) break;
        heap[at] = parent;
        at = above;
      }
      heap[at] = task;
    },
    takeFirst(): void {
      const last = heap.pop();
      if (!last || heap.length === 0) return;
      let at = 0;
      for (;;) {
        let below = 2 * at + 1;
        let child = heap[below];
        const right = heap[below + 1];
        if (child && right && isBefore(right, child)) {
          child = right;
          below++;
        }
        if (!child || isBefore(last, child)) break;
        heap[at] = child;
        at = below;
      }
      heap[at] = last;
    },
  };
}
