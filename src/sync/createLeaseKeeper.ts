import type { Entity } from '@/domain/entity';
import { entityEvents, generalEvents, MutationDropped } from '@/protocol/syncEvent';
import { ended, expired, leaseMs, type Leases, renewed, renewMs } from './core/leases';
import type { Clock } from './ports';
import type { SyncService } from './syncService';

export interface LeaseKeeperOptions {
  service: SyncService;
  clock: Clock;
  entities: readonly Entity[];
  /** A row that was being created elsewhere now exists, or never will. */
  released(): void;
}

interface Pending {
  id: string;
  seq: number | null;
  mutationId: string;
}

/**
 * Watches every event for pending mutations: keeps a lease for each of another tab, and repeats this tab's own as long
 * as they have no outcome.
 */
export function createLeaseKeeper({ service, clock, entities, released }: LeaseKeeperOptions) {
  const events = entityEvents(entities);
  let leases: Leases = [];
  const own = new Map<string, { type: string; data: unknown }>();
  let cancel: (() => void) | null = null;

  const unobserve = service.observe((type, data, { source }) => {
    if (type === generalEvents.mutationDropped) {
      const dropped = MutationDropped.safeParse(data);
      if (dropped.success) end(dropped.data.mutationId);
      return;
    }
    const known = events.get(type as `${string}_created`);
    if (!known || !isAboutMutation(data)) return;
    if (data.seq !== null) {
      // Without its row an outcome is only announced: what is shown stays on its lease until the row has come.
      if (known.op === 'deleted' || known.entity.name in data) end(data.mutationId);
    } else if (source === 'own') own.set(data.mutationId, { type, data });
    else {
      const until = clock.now() + leaseMs;
      leases = renewed(leases, {
        mutationId: data.mutationId,
        entity: known.entity.name,
        rowId: data.id,
        creates: known.op === 'created',
        until,
      });
      tick();
    }
  });

  function end(mutationId: string): void {
    own.delete(mutationId);
    const before = leases;
    leases = ended(leases, mutationId);
    if (leases !== before) released();
  }

  function tick(): void {
    if (cancel || (leases.length === 0 && own.size === 0)) return;
    cancel = clock.after(renewMs, () => {
      cancel = null;
      for (const { type, data } of own.values()) service.broadcast(type, data);
      for (const { entity, rowId, mutationId } of expired(leases, clock.now())) {
        service.deliver(generalEvents.mutationDropped, { entity, id: rowId, mutationId }, 'tab');
      }
      tick();
    });
  }

  return {
    isBeingCreated: (rowId: string) => leases.some((lease) => lease.creates && lease.rowId === rowId),
    /** Repeats this tab's mutation until the returned function is called. */
    renewWhile(mutationId: string): () => void {
      tick();
      return () => own.delete(mutationId);
    },
    close(): void {
      cancel?.();
      unobserve();
    },
  };
}

function isAboutMutation(data: unknown): data is Pending {
  if (typeof data !== 'object' || data === null) return false;
  const { id, seq, mutationId } = data as Partial<Pending>;
  return (
    typeof id === 'string' && typeof mutationId === 'string' && (seq === null || typeof seq === 'number')
  );
}
