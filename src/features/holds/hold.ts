import { defineEntity, type Row } from '@/domain/entity';
import { ownStaff } from '@/domain/policy';
import { Id, Instant } from '@/domain/primitives';

/**
 * A slot that somebody is about to book: nobody else can until it ends, by the database's clock. Whoever holds it takes it
 * by booking.
 */
export const holds = defineEntity({
  name: 'hold',
  path: 'holds',
  table: 'hold',
  fields: {
    staffId: Id,
    serviceId: Id,
    startsAt: Instant,
    endsAt: Instant,
    /** Whose it is; null until the server said so. */
    accountId: Id.nullable().default(null),
    /** When it ends by itself; null until the server said so. */
    expiresAt: Instant.nullable().default(null),
  },
  givenByServer: ['accountId', 'expiresAt'],
  check: ({ startsAt, endsAt }) =>
    startsAt < endsAt ? [] : [{ field: 'endsAt', message: `must be later than the start, ${startsAt}` }],
  references: { staffId: 'staff', serviceId: 'services' },
  rangeField: 'startsAt',
  indexes: { staff: (row) => row.staffId },
  compare: (a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0),
  policy: {
    see: { admin: 'all', operator: 'all', scheduler: 'all', assistant: 'all', therapist: ownStaff },
    create: { admin: 'all', operator: 'all', scheduler: 'all', assistant: 'all', therapist: ownStaff },
    change: { admin: 'all', operator: 'all', scheduler: 'all', assistant: 'all', therapist: ownStaff },
    delete: { admin: 'all', operator: 'all', scheduler: 'all', assistant: 'all', therapist: ownStaff },
  },
  polling: { activeMs: 10_000, idleMs: 20_000 },
});

export type Hold = Row<typeof holds>;
