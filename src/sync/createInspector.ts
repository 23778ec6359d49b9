import { changeOps, type ChangeOp } from '@/protocol/change';
import { createClockOffset } from './core/clockOffset';
import { type Inspection, inspectionOf, type NotedArrival } from './core/inspection';
import type { Clock } from './ports';
import type { SyncMeta, SyncService } from './syncService';

export const keptArrivals = 200;
/** However much arrives, whoever looks is told about ten times a second. */
const tellEveryMs = 100;
const noCounts = { own: 0, tab: 0, push: 0, poll: 0 };

/**
 * Remembers the last committed changes that reached this tab, by which way, and how long they took: for a person to
 * look at. It stands on the way of every event, so it only notes ids and numbers, no row; the rest is worked out when
 * somebody looks.
 */
export function createInspector({ service, clock }: { service: Pick<SyncService, 'observe'>; clock: Clock }) {
  const offset = createClockOffset();
  const listeners = new Set<() => void>();
  let ring: NotedArrival[] = [];
  /** Where the next one goes; in place of the oldest once the ring is full. */
  let slot = 0;
  let arrivals = 0;
  let counts = { ...noCounts };
  let inspection = inspectionOf([], counts, null);
  let isOld = false;
  let cancelTelling: (() => void) | null = null;

  const stopObserving = service.observe(note);

  function note(type: string, data: unknown, { source, at }: SyncMeta): void {
    const op = opOf(type);
    if (op === null || typeof data !== 'object' || data === null) return;
    const { id, seq, rev, at: told } = data as Partial<Record<string, unknown>>;
    if (typeof seq !== 'number' || typeof id !== 'string' || typeof rev !== 'number') return;
    const committedAt = typeof told === 'number' ? told : null;
    if (committedAt !== null) neverEarly(committedAt, at);
    ring[slot] = {
      shown: { n: ++arrivals, type, op, id, seq, rev, source, at, delayMs: null, again: false },
      committedAt,
      offsetMs: offset.ms(),
    };
    slot = (slot + 1) % keptArrivals;
    counts[source]++;
    moved();
  }

  /** What seems to arrive before it was committed shows that the server's words were slower than it. */
  function neverEarly(committedAt: number, at: number): void {
    const offsetMs = offset.ms();
    if (offsetMs !== null && at - committedAt < offsetMs) offset.heard(committedAt, at);
  }

  function moved(): void {
    isOld = true;
    if (listeners.size > 0) cancelTelling ??= clock.after(tellEveryMs, tell);
  }

  function tell(): void {
    cancelTelling?.();
    cancelTelling = null;
    workOut();
    for (const listener of listeners) listener();
  }

  function workOut(): void {
    if (!isOld) return;
    isOld = false;
    const noted = ring.toSorted((a, b) => a.shown.n - b.shown.n);
    inspection = inspectionOf(noted, { ...counts }, offset.ms());
  }

  return {
    /** The same object until something has arrived; where somebody subscribes, until subscribers are told of it. */
    get(): Inspection {
      if (listeners.size === 0) workOut();
      return inspection;
    },
    /** Calls `listener` when something has arrived, once for all that arrives within about a tenth of a second. */
    subscribe(listener: () => void): () => void {
      if (listeners.size === 0) workOut();
      // Wrapped, so that the same function subscribed twice is two of them.
      const one = () => listener();
      listeners.add(one);
      return () => {
        listeners.delete(one);
        if (listeners.size > 0) return;
        cancelTelling?.();
        cancelTelling = null;
      };
    },
    /** @param serverNow epoch milliseconds by the server, as it has just said */
    heardServerClock(serverNow: number): void {
      const before = offset.ms();
      offset.heard(serverNow, clock.now());
      if (offset.ms() !== before) moved();
    },
    /** Forgets what has arrived. What is known of the clocks stays, and so does the count of arrivals. */
    clear(): void {
      ring = [];
      slot = 0;
      counts = { ...noCounts };
      isOld = true;
      tell();
    },
    close(): void {
      stopObserving();
      cancelTelling?.();
      listeners.clear();
    },
  };
}

export type Inspector = ReturnType<typeof createInspector>;

/** null of an event that is not an entity's. */
function opOf(type: string): ChangeOp | null {
  return changeOps.find((op) => type.endsWith(`_${op}`)) ?? null;
}
