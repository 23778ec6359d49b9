import { type Entity, type CommonFields } from '@/domain/entity';
import { LockstepError } from '@/domain/errors';
import type { Change } from '@/protocol/change';
import type { ListPage } from '@/protocol/listPage';
import { type EntityEventData, eventType, toEventData } from '@/protocol/syncEvent';
import { applied, covered, type Cursor, hasGap, listed, startCursor } from './core/cursor';
import { createLeaseKeeper } from './createLeaseKeeper';
import { createOutbox } from './createOutbox';
import { createPolling } from './createPolling';
import { createFreshness } from './freshness';
import type { ChangesSource, Clock, Presence, Random, Sender, WriteAnswer, WriteRequest } from './ports';
import type { SyncService, SyncSource } from './syncService';

/**
 * Why lists must be loaded: the changes since are no longer kept; the database is another one, so that nothing held
 * means anything; or no list has been answered yet.
 */
export type ReloadReason = 'tooOld' | 'otherHistory' | 'notLoaded';

export interface SyncOptions {
  service: SyncService;
  entities: readonly Entity[];
  clock: Clock;
  random: Random;
  presence: Presence;
  changes: ChangesSource;
  sender: Sender;
  /** What an event says beside its row. */
  describe(entity: Entity, row: CommonFields): Record<string, unknown>;
  /** What is held can't be brought up to date by changes alone. */
  reload(reason: ReloadReason): void;
  /** The server says that nobody is signed in here any more. */
  signedOut(): void;
  reportError(error: unknown): void;
}

/**
 * The engine of one tab: follows the feed on one cursor, fills gaps, sends writes, and knows how fresh all of it is.
 * Everything it learns it hands to the one way in, `service.deliver`; it holds no rows and knows no entity.
 */
export function createSync(options: SyncOptions) {
  const { service, entities, clock, random, presence, changes, sender, describe, reload, reportError } =
    options;
  const closing = new AbortController();
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  const freshness = createFreshness({ clock, presence });
  let cursor: Cursor = startCursor;
  let epoch: string | null = null;
  let reason: ReloadReason = 'notLoaded';

  const leases = createLeaseKeeper({ service, clock, entities, released: () => outbox.flush() });
  const outbox = createOutbox({
    sender,
    clock,
    random,
    signal: closing.signal,
    mustWait: leases.isBeingCreated,
    reached: (yes) => {
      freshness.reached(yes);
      freshness.waiting(outbox.waiting());
    },
  });
  const polling = createPolling({ service, clock, presence, pull, beforePull: outbox.flush, reportError });

  /** Asks for everything after the cursor, page by page, and hands it to the one way in. */
  async function pull(): Promise<void> {
    if (cursor.from === null) return reload(reason);
    try {
      for (let more = true; more;) {
        const since = cursor.at;
        const page = await changes.changesSince(since, closing.signal);
        freshness.reached(true);
        if (!sameHistory(page.epoch)) return;
        for (const change of page.changes) deliver(change, 'poll');
        cursor = covered(cursor, since, page.seq);
        more = page.more;
      }
      service.markUpdated('changes');
      freshness.caughtUp();
    } catch (error) {
      if (closing.signal.aborted) return;
      if (!(error instanceof LockstepError)) freshness.reached(false);
      else if (error.code === 'cursor_too_old') return startAgain('tooOld');
      else if (error.code === 'not_signed_in') options.signedOut();
      throw error;
    }
  }

  function deliver(change: Change, source: SyncSource): void {
    const entity = byName.get(change.entity);
    // An entity that only a newer build knows: nothing here shows it.
    if (!entity) return;
    const { entity: _name, row, ...fields } = change;
    const event = { ...fields, ...(row ? { row: row as unknown as CommonFields } : {}) } as EntityEventData;
    const extra = event.row ? describe(entity, event.row) : {};
    service.deliver(eventType(entity, change.op), toEventData(entity, event, extra), source);
  }

  function sameHistory(given: string): boolean {
    if (epoch !== null && epoch !== given) {
      epoch = given;
      startAgain('otherHistory');
      return false;
    }
    epoch = given;
    return true;
  }

  function startAgain(why: ReloadReason): void {
    cursor = startCursor;
    reason = why;
    reload(reason);
  }

  return {
    service,
    freshness,
    /** Polls now; a failure is reported and changes nothing. */
    pullNow: () => polling.pullNow(),
    /** Sends a write; see `createOutbox`. */
    async submit(rowId: string, request: WriteRequest): Promise<WriteAnswer> {
      const answer = outbox.submit(rowId, request);
      freshness.waiting(outbox.waiting());
      const stopRenewing = leases.renewWhile(request.mutationId);
      try {
        return await answer;
      } catch (error) {
        if (error instanceof LockstepError && error.code === 'not_signed_in') options.signedOut();
        throw error;
      } finally {
        stopRenewing();
        freshness.waiting(outbox.waiting());
      }
    },
    /** A list was answered, and its rows are taken in by the caller if this says so. */
    listed(page: Pick<ListPage, 'seq' | 'epoch'>): boolean {
      if (!sameHistory(page.epoch)) return false;
      const before = cursor;
      cursor = listed(cursor, page.seq);
      if (before.from !== null && cursor !== before) polling.pullSoon();
      else if (before.from === null) {
        service.markUpdated('changes');
        freshness.caughtUp();
      }
      return true;
    },
    /**
     * Whether a committed change is history here: following has passed it. Its row may be gone since, even its tombstone,
     * so it must not be taken for news.
     */
    isPast: (seq: number): boolean => cursor.from !== null && seq <= cursor.at,
    /** A committed change was taken in; null: one came without its row and must be fetched. */
    tookIn(seq: number | null): void {
      if (seq !== null) cursor = applied(cursor, seq);
      if (seq === null || hasGap(cursor)) {
        freshness.catchingUp();
        polling.pullSoon();
      }
    },
    /** Where this tab stands in the feed. */
    cursor: () => cursor,
    close(): void {
      closing.abort();
      polling.close();
      leases.close();
      freshness.close();
      service.close();
    },
  };
}

export type SyncEngine = ReturnType<typeof createSync>;
