import type { Clock } from '../ports';

/** When this tab last got what it holds, by any key. In memory only: a new tab holds nothing. */
export interface HeldAge {
  markUpdated: (key: string) => void;
  /**
   * Whether what is held under `key` is older than `maxAgeMs`, or unknown. An age below zero means that the clock was
   * moved, so it says nothing and counts as old; so does one that grew by a day.
   */
  shouldRefresh: (key: string, maxAgeMs: number) => boolean;
}

export function createHeldAge(clock: Pick<Clock, 'now'>): HeldAge {
  const updatedAt = new Map<string, number>();
  return {
    markUpdated(key) {
      updatedAt.set(key, clock.now());
    },
    shouldRefresh(key, maxAgeMs) {
      const at = updatedAt.get(key);
      if (at === undefined) return true;
      const ageMs = clock.now() - at;
      return !(ageMs >= 0 && ageMs <= maxAgeMs);
    },
  };
}
