import { z } from 'zod';
import { Id, isId } from '@/domain/primitives';

/**
 * What every entity event carries beside the row (under the entity's name) and what the definition's `describe` adds.
 * With a `seq` it is a committed change; without one it is a mutation on its way to the server, based on `rev`.
 */
export const EventFields = z.object({
  id: Id,
  rev: z.int().min(0),
  seq: z.int().min(1).nullable(),
  mutationId: Id.optional(),
  /** Of a committed change: which database's history its `seq` is a position of. */
  epoch: z.string().optional(),
  /** The fields a pending update sets. */
  patch: z.record(z.string(), z.unknown()).optional(),
  /** The amounts a pending update adds to fields, whatever they are by then. */
  add: z.record(z.string(), z.number()).optional(),
});
export type EventFields = z.infer<typeof EventFields>;

/**
 * The event's own fields without the rest of it, or null if one is wrong. By hand rather than by the schema, because
 * it runs for every event of every tab; a test holds it against `EventFields`.
 */
export function readEventFields(data: unknown): EventFields | null {
  if (typeof data !== 'object' || data === null) return null;
  const { id, rev, seq, mutationId, epoch, patch, add } = data as Partial<Record<keyof EventFields, unknown>>;
  if (!isId(id) || !isCount(rev, 0) || !(seq === null || isCount(seq, 1))) return null;
  const fields: EventFields = { id, rev, seq };
  if (mutationId !== undefined) {
    if (!isId(mutationId)) return null;
    fields.mutationId = mutationId;
  }
  if (epoch !== undefined) {
    if (typeof epoch !== 'string') return null;
    fields.epoch = epoch;
  }
  if (patch !== undefined) {
    if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return null;
    fields.patch = patch as Record<string, unknown>;
  }
  if (add !== undefined) {
    if (typeof add !== 'object' || add === null || Array.isArray(add)) return null;
    if (!Object.values(add).every(Number.isFinite)) return null;
    fields.add = add as Record<string, number>;
  }
  return fields;
}

function isCount(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}
