import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import type { FieldProblem } from '@/domain/errors';
import { ownStaff, type Scope } from '@/domain/policy';
import { Id, Instant, Line } from '@/domain/primitives';
import { appointmentStatuses } from './appointmentStatus';

const ownPatient = { field: 'patientId', equals: 'patientId' } as const satisfies Scope;
const longestMs = 24 * 60 * 60_000;

/** One therapist's time with one patient. What it occupies, its service's buffers included, the database works out. */
export const appointments = defineEntity({
  name: 'appointment',
  path: 'appointments',
  table: 'appointment',
  isPersonal: true,
  fields: {
    patientId: Id,
    staffId: Id,
    serviceId: Id,
    startsAt: Instant,
    endsAt: Instant,
    status: z
      .enum(appointmentStatuses, `must be one of ${appointmentStatuses.join(', ')}`)
      .default('requested'),
    /** Where to, when it is not the patient's own address. */
    address: Line(300).nullable().default(null),
    notes: Line(2000).nullable().default(null),
    /** Why it may stand where something else stands already; null: it may not. */
    overbookReason: Line(200).nullable().default(null),
    /** Shared by the appointments of one series. */
    seriesId: Id.nullable().default(null),
  },
  check: ({ startsAt, endsAt }) => wrongTimes(startsAt, endsAt),
  references: { patientId: 'patients', staffId: 'staff', serviceId: 'services' },
  rangeField: 'startsAt',
  indexes: {
    staff: (row) => row.staffId,
    patient: (row) => row.patientId,
    series: (row) => row.seriesId ?? '',
    status: (row) => row.status,
  },
  compare: (a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0),
  describe: (row, nameOf) => ({ staffId: row.staffId, staffName: nameOf('staff', row.staffId) }),
  policy: {
    see: {
      admin: 'all',
      operator: 'all',
      scheduler: 'all',
      assistant: 'all',
      therapist: ownStaff,
      patient: ownPatient,
    },
    create: {
      admin: 'all',
      operator: 'all',
      scheduler: 'all',
      assistant: 'all',
      therapist: ownStaff,
      patient: ownPatient,
    },
    change: {
      admin: 'all',
      operator: 'all',
      scheduler: 'all',
      assistant: 'all',
      therapist: ownStaff,
      patient: ownPatient,
    },
    delete: { admin: 'all', operator: 'all', scheduler: 'all', assistant: 'all' },
  },
  polling: { activeMs: 10_000, idleMs: 20_000 },
});

export type Appointment = Row<typeof appointments>;

/** What is wrong with a stretch of time that somebody wants to book; shared by whatever takes up a therapist's time. */
export function wrongTimes(startsAt: Instant, endsAt: Instant): FieldProblem[] {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  const wrong: FieldProblem[] = [];
  if (start % 60_000 !== 0) wrong.push({ field: 'startsAt', message: 'must be a whole minute' });
  if (end % 60_000 !== 0) wrong.push({ field: 'endsAt', message: 'must be a whole minute' });
  if (end <= start) wrong.push({ field: 'endsAt', message: `must be later than the start, ${startsAt}` });
  else if (end - start > longestMs)
    wrong.push({ field: 'endsAt', message: 'must be within 24 hours of the start' });
  return wrong;
}
