import type { Scheduler } from '../ports';

/**
 * Keeps the hub from running ahead of its streams: a burst may be larger than what the hub keeps, and then even quick
 * clients would fall out of it between two writes.
 */
export interface Pace<T> {
  /** Resolves when all of them have arrived or left, or when they had time enough. */
  waitFor(those: Iterable<T>): Promise<void>;
  /** This one has everything, or is gone. */
  arrived(one: T): void;
}

/** How long one slow client may hold up a burst, once: it is not waited for again before it has caught up. */
const patienceMs = 2_000;

export function createPace<T>(scheduler: Scheduler): Pace<T> {
  const left = new Set<T>();
  let finish: (() => void) | null = null;
  return {
    async waitFor(those) {
      for (const one of those) left.add(one);
      if (left.size === 0) return;
      await new Promise<void>((resolve) => {
        const cancel = scheduler.after(patienceMs, () => finish?.());
        finish = () => {
          cancel();
          left.clear();
          resolve();
        };
      });
      finish = null;
    },
    arrived(one) {
      if (left.delete(one) && left.size === 0) finish?.();
    },
  };
}
