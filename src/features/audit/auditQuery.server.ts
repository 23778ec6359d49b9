import { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import { Id, Instant } from '@/domain/primitives';
import { invalidFields } from '@/server/zodValidation';

const mostEntries = 500;
const limit = `must be a whole number from 1 to ${mostEntries}`;

/** Up to where each of the two sources was told. */
export interface AuditPlace {
  seq: string;
  event: string;
}

const place = /^(\d{1,18})\.(\d{1,18})$/;

/** What `GET /api/audit` may be asked; `from` and `to` are instants, both included. */
export const AuditQuery = z.strictObject({
  entity: z
    .string('must be given once')
    .regex(/^[a-z][a-zA-Z]{0,39}$/, 'must be the name of an entity')
    .optional(),
  actor: Id.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  limit: z.coerce.number(limit).int(limit).min(1, limit).max(mostEntries, limit).default(100),
  cursor: z.string('must be given once').regex(place, 'must be the nextCursor of the page before').optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** @throws LockstepError `invalid_fields`, naming every key that is unknown or wrong */
export function parseAuditQuery(query: unknown): AuditQuery & { after: AuditPlace | null } {
  const parsed = AuditQuery.safeParse(query);
  if (!parsed.success) throw invalidFields(parsed.error);
  const { from, to, cursor } = parsed.data;
  if (from !== undefined && to !== undefined && to < from) {
    throw new LockstepError('invalid_fields', {
      detail: 'The log cannot be asked for like that: to.',
      fields: [{ field: 'to', message: `must not be before from, ${from}` }],
    });
  }
  const found = place.exec(cursor ?? '');
  const [, seq, event] = found ?? [];
  return { ...parsed.data, after: seq !== undefined && event !== undefined ? { seq, event } : null };
}
