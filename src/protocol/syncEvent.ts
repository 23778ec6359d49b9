import { z } from 'zod';
import type { CommonFields, Entity } from '@/domain/entity';
import { Id } from '@/domain/primitives';
import { changeOps, type ChangeOp } from './change';
import { type EventFields, readEventFields } from './eventFields';

/** Names of the events of one entity: `availability_created` and so on. */
export type EntityEvent = `${string}_${ChangeOp}`;

/** Events beside those of the entities. */
export const generalEvents = {
  /** Everybody: ask the server what is new. */
  globalRefresh: 'global_refresh',
  /** A mutation that others show as pending was refused or given up. */
  mutationDropped: 'mutation_dropped',
  /** Somebody asks for one therapist's day anew. */
  refreshRequested: 'refresh_requested',
  /** The leading tab hands on what the feed brought. */
  feedHanded: 'feed_handed',
  /** A tab that someone is looking at asks who leads. */
  leaderWanted: 'leader_wanted',
  leaderHere: 'leader_here',
  /** This browser's session ended. */
  signedOut: 'signed_out',
} as const;

export interface EntityEventData<R extends CommonFields = CommonFields> extends EventFields {
  op: ChangeOp;
  /** Absent where the message would have been too large, or the row is gone. */
  row?: R;
}

export function eventType(entity: Entity, op: ChangeOp): EntityEvent {
  return `${entity.eventPrefix}_${op}`;
}

export const MutationDropped = z.object({ entity: z.string(), id: Id, mutationId: Id });
export type MutationDropped = z.infer<typeof MutationDropped>;

/** Shapes an entity event for the bus: the row goes under the entity's name. */
export function toEventData(entity: Entity, event: EntityEventData, extra: Record<string, unknown>): unknown {
  const { op: _op, row, ...fields } = event;
  return { ...extra, ...fields, ...(row ? { [entity.name]: row } : {}) };
}

/**
 * Reads what another tab said. Null for anything that is not a well-formed event of this entity: a broken row or one
 * of another build must never reach the store. Of an update on its way only the patch is read, which is all of it that
 * is shown.
 */
export function readEventData<R extends CommonFields>(
  entity: Entity<string, R>,
  op: ChangeOp,
  data: unknown,
): EntityEventData<R> | null {
  const fields = readEventFields(data);
  if (!fields) return null;
  const { patch, add, ...event } = fields;
  if (op === 'updated' && event.seq === null) {
    const isRead = patch && isPatch(entity, patch) && isPatch(entity, add ?? {});
    return isRead ? { ...event, op, patch, ...(add ? { add } : {}) } : null;
  }
  const raw = (data as Record<string, unknown>)[entity.name];
  if (raw === undefined) return { ...event, op };
  const row = entity.row.safeParse(raw);
  return row.success && row.data.id === event.id ? { ...event, op, row: row.data } : null;
}

function isPatch(entity: Entity, patch: Record<string, unknown>): boolean {
  return Object.entries(patch).every(([name, value]) => {
    const field = entity.fields[name];
    return field !== undefined && z.safeParse(field, value).success;
  });
}

/** The event that `toEventData` made the data of: this tab's own, whose parts were read when they were written. */
export function ownEventData<R extends CommonFields>(
  entity: Entity<string, R>,
  op: ChangeOp,
  data: unknown,
): EntityEventData<R> {
  const event = data as EventFields & Record<string, unknown>;
  const { id, rev, seq, mutationId, patch, add } = event;
  const row = event[entity.name];
  return {
    id,
    rev,
    seq,
    op,
    ...(mutationId ? { mutationId } : {}),
    ...(patch ? { patch } : {}),
    ...(add ? { add } : {}),
    ...(row ? { row: row as R } : {}),
  };
}

/** All entity events by name, for whoever subscribes to every one of them. */
export function entityEvents(
  entities: readonly Entity[],
): Map<EntityEvent, { entity: Entity; op: ChangeOp }> {
  return new Map(
    entities.flatMap((entity) => changeOps.map((op) => [eventType(entity, op), { entity, op }] as const)),
  );
}
