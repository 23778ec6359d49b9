import { generalEvents } from '@/protocol/syncEvent';
import { LeaderAnswer } from '@/protocol/feedHanded';
import type { Clock, Locks, Presence } from './ports';
import type { SyncService } from './syncService';

export interface LeaderOptions {
  service: SyncService;
  /** null: this browser has none, and every tab leads itself alone. */
  locks: Locks | null;
  clock: Clock;
  presence: Presence;
  /** Leadership came or went. */
  changed(): void;
  reportError(error: unknown): void;
}

const lockName = 'leader';
/** A leader that somebody looks at answers in a few milliseconds; a frozen one never. */
const patienceMs = 500;

/**
 * Decides which tab of this browser follows the feed for all: whoever holds the lock. It passes on by itself when that
 * tab closes or crashes. A tab somebody looks at takes it from one that nobody looks at, which may be frozen and not
 * know it. Two leaders for a moment do no harm: what both hand on is applied once.
 */
export function createLeader({ service, locks, clock, presence, changed, reportError }: LeaderOptions) {
  const closing = new AbortController();
  let leads = locks === null;
  let queued = new AbortController();
  let stopAsking: (() => void) | null = null;

  function set(next: boolean): void {
    if (leads === next) return;
    leads = next;
    changed();
  }

  function hold(from: Locks, steal: boolean): void {
    queued = new AbortController();
    const signal = AbortSignal.any([closing.signal, queued.signal]);
    const lead = (taken: AbortSignal) =>
      new Promise<void>((resolve) => {
        const over = AbortSignal.any([taken, signal]);
        const end = () => {
          set(false);
          resolve();
        };
        if (over.aborted) return end();
        over.addEventListener('abort', end, { once: true });
        set(true);
      });
    from.hold(lockName, { steal, signal }, lead).then(
      () => {
        if (!signal.aborted) hold(from, false);
      },
      (error: unknown) => {
        if (!signal.aborted) reportError(error);
      },
    );
  }

  /** Asks the leader whether anybody looks at it, and leads instead if not. */
  function askWhoLeads(from: Locks): void {
    if (leads || stopAsking || !presence.isVisible()) return;
    const take = () => {
      stopAsking?.();
      if (leads || closing.signal.aborted || !presence.isVisible()) return;
      queued.abort();
      hold(from, true);
    };
    const cancel = clock.after(patienceMs, take);
    const unsubscribe = service.subscribe(generalEvents.leaderHere, (data) => {
      const answer = LeaderAnswer.safeParse(data);
      if (!answer.success) return;
      if (answer.data.visible) stopAsking?.();
      else take();
    });
    stopAsking = () => {
      stopAsking = null;
      cancel();
      unsubscribe();
    };
    service.broadcast(generalEvents.leaderWanted, {});
  }

  const ends: (() => void)[] = [];
  if (locks) {
    let wasHere = presence.isHere();
    ends.push(
      service.subscribe(generalEvents.leaderWanted, () => {
        if (leads) service.broadcast(generalEvents.leaderHere, { visible: presence.isVisible() });
      }),
      presence.watch(() => {
        const isHere = presence.isHere();
        if (!isHere) queued.abort();
        else if (!wasHere) hold(locks, false);
        wasHere = isHere;
        if (isHere) askWhoLeads(locks);
      }),
    );
    hold(locks, false);
    askWhoLeads(locks);
  }

  return {
    leads: () => leads,
    /** Whether other tabs of this browser may depend on this one. */
    hasLocks: locks !== null,
    close(): void {
      closing.abort();
      stopAsking?.();
      for (const end of ends) end();
    },
  };
}
