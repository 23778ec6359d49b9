import { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import { Id, Instant } from '@/domain/primitives';
import { invalidFields } from '@/server/zodValidation';
import { auditKinds } from './auditEntry';

const mostEntries = 500;
const limit = `must be a whole number from 1 to ${mostEntries}`;

/** Up to where each of the two sources was told. */
export interface AuditPlace {
  seq: string;
  /** Of the last event: microseconds since 1970, and its number among those of the same one. */
  micros: string;
  event: string;
}

const place = /^(\d{1,18})\.(\d{1,18})-(\d{1,18})$/;

/** What the log may be asked by; `from` and `to` are instants, both included. */
export const AuditFilter = z.strictObject({
  kind: z.enum(auditKinds, `must be one of ${auditKinds.join(', ')}`).optional(),
  entity: z
    .string('must be given once')
    .regex(/^[a-z][a-zA-Z]{0,39}$/, 'must be the name of an entity')
    .optional(),
  actor: Id.optional(),
  record: Id.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** What `GET /api/audit` may be asked. */
export const AuditQuery = AuditFilter.extend({
  limit: z.coerce.number(limit).int(limit).min(1, limit).max(mostEntries, limit).default(100),
  cursor: z.string('must be given once').regex(place, 'must be the nextCursor of the page before').optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** @throws LockstepError `invalid_fields`, naming every key that is unknown or wrong */
export function parseAuditFilter(query: unknown): AuditFilter {
  return assertOrder(parsed(AuditFilter, query));
}

/** @throws LockstepError `invalid_fields`, naming every key that is unknown or wrong */
export function parseAuditQuery(query: unknown): AuditQuery & { after: AuditPlace | null } {
  const found = assertOrder(parsed(AuditQuery, query));
  const [, seq, micros, event] = place.exec(found.cursor ?? '') ?? [];
  const isPlace = seq !== undefined && micros !== undefined && event !== undefined;
  return { ...found, after: isPlace ? { seq, micros, event } : null };
}

export function cursorOf({ seq, micros, event }: AuditPlace): string {
  return `${seq}.${micros}-${event}`;
}

function parsed<T>(schema: z.ZodType<T>, query: unknown): T {
  const found = schema.safeParse(query);
  if (!found.success) throw invalidFields(found.error);
  return found.data;
}

function assertOrder<T extends AuditFilter>(query: T): T {
  const { from, to } = query;
  if (from === undefined || to === undefined || from <= to) return query;
  throw new LockstepError('invalid_fields', {
    detail: 'The log cannot be asked for like that: to.',
    fields: [{ field: 'to', message: `must not be before from, ${from}` }],
  });
}
