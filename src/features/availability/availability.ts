import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { ownStaff } from '@/domain/policy';
import { Day, Id, WallTime } from '@/domain/primitives';

/** A stretch of one day in which a therapist can be booked, on the practice's wall clock. */
export const availabilities = defineEntity({
  name: 'availability',
  path: 'availability',
  table: 'availability',
  fields: {
    staffId: Id,
    date: Day,
    startTime: WallTime,
    endTime: WallTime,
    isActive: z.boolean('must be true or false'),
    /** Shared by the rows of one weekly repeat. */
    seriesId: Id.nullable().default(null),
  },
  check: ({ startTime, endTime }) =>
    startTime < endTime ? [] : [{ field: 'endTime', message: `must be later than the start, ${startTime}` }],
  references: { staffId: 'staff' },
  rangeField: 'date',
  indexes: {
    staffDay: (row) => staffDayKey(row.staffId, row.date),
    day: (row) => row.date,
  },
  compare: (a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0),
  describe: (row, nameOf) => ({
    staffId: row.staffId,
    date: row.date,
    staffName: nameOf('staff', row.staffId),
  }),
  policy: {
    see: { admin: 'all', operator: 'all', scheduler: 'all', assistant: 'all', therapist: ownStaff },
    create: { admin: 'all', operator: 'all', therapist: ownStaff },
    change: { admin: 'all', operator: 'all', therapist: ownStaff },
    delete: { admin: 'all', operator: 'all', therapist: ownStaff },
  },
  polling: { activeMs: 10_000, idleMs: 20_000 },
});

export type Availability = Row<typeof availabilities>;

/** Key of the `staffDay` index: one therapist on one day. */
export function staffDayKey(staffId: Id, date: Day): string {
  return `${staffId}|${date}`;
}

function sortKey({ date, startTime }: { date: Day; startTime: WallTime }): string {
  return `${date}T${startTime}`;
}
