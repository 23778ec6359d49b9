import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import type { Role, Scope } from '@/domain/policy';
import { Id, Instant } from '@/domain/primitives';

/** Those who look at records together. What others may not see of a record includes who has it open. */
const staffRoles: Partial<Record<Role, Scope>> = { admin: 'all', therapist: 'all', assistant: 'all' };

const opened = {
  /** Name of the entity whose row is open: `patient`. */
  subject: z
    .string('must be the name of an entity')
    .regex(/^[a-z][a-zA-Z]{0,39}$/, 'must be the name of an entity such as patient'),
  subjectId: Id,
};

/** What somebody has open. */
export const OpenRecord = z.strictObject(opened);
export type OpenRecord = z.infer<typeof OpenRecord>;

export function recordKey({ subject, subjectId }: OpenRecord): string {
  return `${subject} ${subjectId}`;
}

/**
 * Somebody has a record open, in one tab. It ends by itself, by the database's clock, unless its tab renews it; one row for
 * each tab and record. Whose it is, the server says: nobody announces or sends away another one.
 */
export const presences = defineEntity({
  name: 'presence',
  path: 'presences',
  table: 'presence',
  isPersonal: true,
  isPassing: true,
  fields: {
    ...opened,
    /** Counts up: that is what renews it. */
    beat: z
      .int('must be a whole number')
      .min(0, 'must not be negative')
      .max(1_000_000_000, 'is larger than any'),
    /** Whose it is; null until the server said so. */
    accountId: Id.nullable().default(null),
    /** What they are called; null until the server said so. */
    name: z.string().nullable().default(null),
    /** When it ends by itself; null until the server said so. */
    expiresAt: Instant.nullable().default(null),
  },
  givenByServer: ['accountId', 'name', 'expiresAt'],
  lockedFields: () => ['subject', 'subjectId'],
  indexes: { record: recordKey },
  compare: (a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0),
  policy: { see: staffRoles, create: staffRoles, change: staffRoles, delete: staffRoles },
  polling: { activeMs: 10_000, idleMs: 20_000 },
});

export type Presence = Row<typeof presences>;
