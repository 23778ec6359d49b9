import type { CommonFields, Entity } from '@/domain/entity';
import type { ChangeOp } from '@/protocol/change';
import { readEventFields } from '@/protocol/eventFields';
import { type EntityEventData, entityEvents, ownEventData, readEventData } from '@/protocol/syncEvent';
import { createListeners, type Listeners } from '@/sync/core/listeners';
import type { SyncEngine } from '@/sync/createSync';
import type { SyncService, SyncSource } from '@/sync/syncService';
import type { AnySlice } from './anySlice';
import type { StoreState } from './entityState';

/** A committed change. What makes up a created or changed row is `event.row`. */
export interface CommittedChange {
  entity: Entity;
  event: EntityEventData & { seq: number };
  /** What the event says beside its row, such as `staffName`. */
  extra: Readonly<Record<string, unknown>>;
  /** Who made it: this tab, another tab of this browser; `push` or `poll`: somebody else. */
  via: SyncSource;
  /** The row as this tab showed it until now, if it did. */
  before?: CommonFields | undefined;
}

export type CommittedListener = (change: CommittedChange) => void;

interface CommittedChangesOptions {
  sync: Pick<SyncService, 'observe'>;
  engine: Pick<SyncEngine, 'isPast'>;
  slices: readonly AnySlice[];
  store: { getState(): StoreState };
}

interface Intent {
  via: SyncSource;
  extra: Readonly<Record<string, unknown>>;
}

/** More than can be on their way at once, by several ways. */
const remembered = 1024;

/**
 * Tells of every committed change once, whichever way it came first. It hears what the one way in hears, a moment
 * before: what that takes for history is no news here either. What is only on its way is not told, but its sender is
 * remembered: the server's push may bring a tab's own write before the answer to it.
 */
export function createCommittedChanges({ sync, engine, slices, store }: CommittedChangesOptions) {
  const events: ReadonlyMap<string, { entity: Entity; op: ChangeOp }> = entityEvents(
    slices.map(({ entity }) => entity),
  );
  const sliceOf = new Map(slices.map((slice) => [slice.entity.name, slice]));
  const told = new Set<string>();
  const intents = new Map<string, Intent>();
  const listeners = new Map<string, Listeners<[CommittedChange]>>();
  const failures: unknown[] = [];

  sync.observe((type, data, { source }) => {
    const known = events.get(type);
    if (!known || typeof data !== 'object' || data === null) return;
    const extra = data as Record<string, unknown>;
    if (extra['seq'] === null) {
      const { mutationId } = extra;
      if (typeof mutationId === 'string')
        remember(() => intents.set(mutationId, { via: source, extra }), intents);
      return;
    }
    const fields = readEventFields(data);
    if (!fields || fields.seq === null) return;
    const { id, rev, seq, mutationId } = fields;
    const { entity, op } = known;
    const heard = listeners.get(entity.eventPrefix);
    const key = `${id} ${rev}`;
    if (!heard || engine.isPast(seq) || told.has(key) || lacksRow(entity, op, data)) return;
    const event = (source === 'own' ? ownEventData : readEventData)(entity, op, data);
    // Of another build: whoever follows the feed is told by that.
    if (!event) return;
    remember(() => told.add(key), told);
    const intent = mutationId === undefined ? undefined : intents.get(mutationId);
    heard.call({
      entity,
      event: { ...event, seq },
      extra: { ...intent?.extra, ...(data as Record<string, unknown>) },
      via: intent?.via ?? source,
      before: sliceOf.get(entity.name)?.selectors.selectById(store.getState(), id),
    });
    if (failures.length > 0) throw failures.length === 1 ? failures.pop() : allOf(failures.splice(0));
  });

  return {
    /** What comes of this mutation, in however many rows, is this tab's own, though nothing was shown of it before. */
    expectOwn(mutationId: string): void {
      remember(() => intents.set(mutationId, { via: 'own', extra: {} }), intents);
    },
    /**
     * Hears of every entity whose events begin like this: `appointment`. One that no entity has is never heard of.
     * @returns how to stop
     */
    listen(eventPrefix: string, listener: CommittedListener): () => void {
      const heard = listeners.get(eventPrefix) ?? createListeners((error) => failures.push(error));
      listeners.set(eventPrefix, heard);
      return heard.add(listener);
    },
  };
}

export type CommittedChanges = ReturnType<typeof createCommittedChanges>;

/** A created or changed row that did not come along is fetched; it is told when it is there. */
function lacksRow(entity: Entity, op: ChangeOp, data: unknown): boolean {
  return op !== 'deleted' && (data as Record<string, unknown>)[entity.name] === undefined;
}

function allOf(failures: unknown[]): AggregateError {
  return new AggregateError(failures, 'Several listeners of one change failed.');
}

function remember(add: () => void, memory: Set<string> | Map<string, unknown>): void {
  add();
  const [oldest] = memory.size > remembered ? memory.keys() : [];
  if (oldest !== undefined) memory.delete(oldest);
}
