import { z } from 'zod';
import type { CommonFields, Entity } from '@/domain/entity';
import { Id } from '@/domain/primitives';
import { changeOps, type ChangeOp } from './change';

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
  /** This browser's session ended. */
  signedOut: 'signed_out',
} as const;

/**
 * What every entity event carries beside the row (under the entity's name) and what the definition's `describe` adds.
 * With a `seq` it is a committed change; without one it is a mutation on its way to the server, based on `rev`.
 */
const EventFields = z.object({
  id: Id,
  rev: z.int().min(0),
  seq: z.int().min(1).nullable(),
  mutationId: Id.optional(),
  /** The fields a pending update sets. */
  patch: z.record(z.string(), z.unknown()).optional(),
});
type EventFields = z.infer<typeof EventFields>;

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
 * of another build must never reach the store.
 */
export function readEventData<R extends CommonFields>(
  entity: Entity<string, R>,
  op: ChangeOp,
  data: unknown,
): EntityEventData<R> | null {
  const fields = EventFields.safeParse(data);
  if (!fields.success) return null;
  const raw = (data as Record<string, unknown>)[entity.name];
  if (raw === undefined) return { ...fields.data, op };
  const row = entity.row.safeParse(raw);
  return row.success && row.data.id === fields.data.id ? { ...fields.data, op, row: row.data } : null;
}

/** All entity events by name, for whoever subscribes to every one of them. */
export function entityEvents(
  entities: readonly Entity[],
): Map<EntityEvent, { entity: Entity; op: ChangeOp }> {
  return new Map(
    entities.flatMap((entity) => changeOps.map((op) => [eventType(entity, op), { entity, op }] as const)),
  );
}
