import { v7 } from 'uuid';
import type { Appointment } from '@/features/appointments/appointment';
import type { Role } from '@/domain/policy';
import { inProcess, type Caller, type InProcess } from '../inProcess';

type Fields = Record<string, unknown>;

/** A practice whose two therapists are open on whatever day is asked for, and somebody of each role. */
export interface BookingServer extends InProcess {
  as: Record<Role, Caller>;
  /** Opens a day of one therapist on the wall clock (New York). @returns the row's id */
  open(date: string, startTime: string, endTime: string, staffId?: string): Promise<string>;
  /** A valid draft of one hour with the first therapist. */
  draft(startsAt: string, more?: Fields): Fields;
  /** Books it by the API, as an operator unless told otherwise. */
  book(startsAt: string, more?: Fields, caller?: Caller): Promise<Appointment>;
  /** The same by plain SQL. @returns the row's id */
  insert(startsAt: string, more?: Fields): Promise<string>;
  stored(id: string): Promise<Appointment>;
}

export async function bookingServer(): Promise<BookingServer> {
  const server = await inProcess();
  const { practice, sql } = server;
  const as = {} as Record<Role, Caller>;
  for (const role of ['admin', 'operator', 'scheduler', 'therapist', 'assistant', 'patient'] as const)
    as[role] = await server.signIn(practice.email[role]);
  const draft = (startsAt: string, more: Fields = {}) => ({
    patientId: practice.patientId,
    staffId: practice.staffId,
    serviceId: practice.serviceId,
    startsAt,
    endsAt: hoursLater(startsAt, 1),
    ...more,
  });
  return {
    ...server,
    as,
    draft,
    async open(date, startTime, endTime, staffId = practice.staffId) {
      const id = v7();
      await sql(
        `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
         values ($1, $2, $3, $4, $5, $6, true)`,
        [practice.id, id, staffId, date, startTime, endTime],
      );
      return id;
    },
    async book(startsAt, more, caller = as.operator) {
      const answer = await caller.post('/api/appointments', draft(startsAt, more));
      if (answer.statusCode !== 201) throw new Error(`not booked: ${answer.body}`);
      return answer.json<Appointment>();
    },
    async insert(startsAt, more) {
      const row: Fields = { id: v7(), status: 'confirmed', ...draft(startsAt, more) };
      await sql(
        `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at, status, overbook_reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          practice.id,
          ...[
            'id',
            'patientId',
            'staffId',
            'serviceId',
            'startsAt',
            'endsAt',
            'status',
            'overbookReason',
          ].map((field) => row[field] ?? null),
        ],
      );
      return String(row['id']);
    },
    async stored(id) {
      return (await as.admin.get(`/api/appointments/${id}`)).json<Appointment>();
    },
  };
}

/** @param at ISO instant */
export function hoursLater(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString();
}

/** The fields a problem names, each once. */
export function fieldsOf({ fields = [] }: { fields?: readonly { field: string }[] | undefined }): string[] {
  return [...new Set(fields.map(({ field }) => field))];
}
