import type { ListPage } from '@/protocol/listPage';
import type { Entity } from '@/domain/entity';
import { LockstepError } from '@/domain/errors';
import { createFollowing, type FollowingOptions } from './createFollowing';
import { createInspector } from './createInspector';
import { createLeaseKeeper } from './createLeaseKeeper';
import { createOutbox } from './createOutbox';
import type { EngineStatus } from './engineStatus';
import { createFreshness } from './freshness';
import type { Sender, WriteAnswer, WriteRequest } from './ports';

type Own = 'freshness' | 'beforePull' | 'heardServerClock' | 'moved';

export interface SyncOptions extends Omit<FollowingOptions, Own> {
  entities: readonly Entity[];
  sender: Sender;
}

/**
 * The engine of one tab: follows the feed on one cursor, sends writes, and knows how fresh all of it is. Everything it
 * learns it hands to the one way in, `service.deliver`; it holds no rows and knows no entity.
 */
export function createSync(options: SyncOptions) {
  const { service, entities, clock, random, presence, sender } = options;
  const closing = new AbortController();
  const freshness = createFreshness({ clock, presence });
  const inspector = createInspector({ service, clock });
  const watchers = new Set<() => void>();
  let status: EngineStatus | null = null;

  function moved(): void {
    status = null;
    for (const watcher of watchers) watcher();
  }

  const leases = createLeaseKeeper({ service, clock, entities, released: () => outbox.flush() });
  const outbox = createOutbox({
    sender,
    clock,
    random,
    signal: closing.signal,
    mustWait: leases.isBeingCreated,
    reached: (yes) => {
      const isBack = yes && freshness.get().state === 'offline';
      freshness.reached(yes);
      if (isBack) following.missed();
      waits();
    },
  });
  const following = createFollowing({
    ...options,
    freshness,
    beforePull: outbox.flush,
    heardServerClock: inspector.heardServerClock,
    moved,
  });

  function waits(): void {
    freshness.waiting(outbox.waiting());
    moved();
  }

  return {
    service,
    freshness,
    inspector,
    /** Where the engine stands, for whoever looks into it; the same object until something changes. */
    status: {
      get: (): EngineStatus => (status ??= { ...following.status(), waiting: outbox.waiting() }),
      subscribe(watcher: () => void): () => void {
        watchers.add(watcher);
        return () => watchers.delete(watcher);
      },
    },
    /** Polls now; a failure is reported and changes nothing. */
    pullNow: following.pullNow,
    /** Sends a write; see `createOutbox`. */
    async submit(rowId: string, request: WriteRequest): Promise<WriteAnswer> {
      const answer = outbox.submit(rowId, request);
      waits();
      const stopRenewing = leases.renewWhile(request.mutationId);
      try {
        return await answer;
      } catch (error) {
        if (error instanceof LockstepError && error.code === 'not_signed_in') options.signedOut();
        throw error;
      } finally {
        stopRenewing();
        waits();
      }
    },
    /** Something was stored that the feed will bring: it is asked for if it does not come by itself. */
    expectNews: following.missed,
    /** A list was answered, and its rows are taken in by the caller if this says so. */
    listed: (page: Pick<ListPage, 'seq' | 'epoch'>): boolean => following.listed(page),
    isPast: following.isPast,
    isOtherHistory: following.isOtherHistory,
    /** A committed change was taken in; null: one came without its row and must be fetched. */
    tookIn(seq: number | null): void {
      following.tookIn(seq);
      moved();
    },
    close(): void {
      closing.abort();
      following.close();
      leases.close();
      freshness.close();
      inspector.close();
      service.close();
    },
  };
}

export type SyncEngine = ReturnType<typeof createSync>;
