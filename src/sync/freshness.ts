import type { Clock, Presence } from './ports';

/**
 * How fresh the screen is: `live` while the server pushes, `polling` while it is asked now and then, `catchingUp` while
 * something known to be missing is fetched, `offline` while the server can't be reached.
 */
export interface Freshness {
  readonly state: 'live' | 'polling' | 'catchingUp' | 'offline';
  /** When `offline` began; epoch milliseconds. */
  readonly offlineSince: number | null;
  /** When this tab last knew that nothing was missing. */
  readonly lastSyncedAt: number | null;
  /** Writes that have no outcome yet. */
  readonly waiting: number;
}

const momentMs = 1_000;

export function createFreshness({ clock, presence }: { clock: Clock; presence: Presence }) {
  let now: Freshness = {
    state: presence.isOnline() ? 'catchingUp' : 'offline',
    offlineSince: presence.isOnline() ? null : clock.now(),
    lastSyncedAt: null,
    waiting: 0,
  };
  const listeners = new Set<() => void>();
  /** The state of a screen that nothing is missing from. */
  let resting: 'live' | 'polling' = 'polling';

  function set(next: Partial<Freshness>): void {
    const changed = (Object.keys(next) as (keyof Freshness)[]).some((key) => next[key] !== now[key]);
    if (!changed) return;
    now = { ...now, ...next };
    for (const listener of listeners) listener();
  }

  function offline(): void {
    set({ state: 'offline', offlineSince: now.offlineSince ?? clock.now() });
  }

  const unwatch = presence.watch(() => {
    if (!presence.isOnline()) offline();
  });

  return {
    get: () => now,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reached(yes: boolean): void {
      if (!yes) offline();
      else if (now.state === 'offline') set({ state: 'catchingUp', offlineSince: null });
    },
    catchingUp(): void {
      if (now.state !== 'offline') set({ state: 'catchingUp' });
    },
    caughtUp(): void {
      const sinceMs = clock.now() - (now.lastSyncedAt ?? Number.NEGATIVE_INFINITY);
      // Told with every change: nobody has to render anew for a moment's difference.
      if (now.state === resting && sinceMs >= 0 && sinceMs < momentMs) return;
      set({ state: resting, offlineSince: null, lastSyncedAt: clock.now() });
    },
    /** How news comes from now on, as long as nothing is missing. */
    resting(state: 'live' | 'polling'): void {
      resting = state;
      if (now.state === 'live' || now.state === 'polling') set({ state });
    },
    waiting(count: number): void {
      set({ waiting: count });
    },
    close: unwatch,
  };
}

export type FreshnessKeeper = ReturnType<typeof createFreshness>;
