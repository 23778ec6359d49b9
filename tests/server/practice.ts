import { v7 } from 'uuid';
import type { Role } from '@/domain/policy';
import { hashPassword } from '@/server/session/passwords';
import type { FreshDatabase } from './freshDatabase';

const vocabulary = {
  therapist: { one: 'Therapist', many: 'Therapists' },
  client: { one: 'Client', many: 'Clients' },
};
/** First of the days on which both therapists of a practice can be booked all day long, and how many there are. */
export const bookableFrom = '2031-01-01';
export const bookableDays = 90;
export const password = 'correct horse';
let passwordHash: Promise<string> | undefined;

export interface TestPractice {
  id: string;
  /** Two therapists, and two services both offer. */
  staffId: string;
  otherStaffId: string;
  serviceId: string;
  otherServiceId: string;
  /** Whose the patient's account is. */
  patientId: string;
  /** E-mail addresses; the therapist is `staffId`. */
  email: Record<Role | 'otherTherapist', string>;
}

/** A practice with one account of each role. Everything in it is made anew, so that several can share a database. */
export async function makePractice({ sql }: Pick<FreshDatabase, 'sql'>): Promise<TestPractice> {
  const [id, staffId, otherStaffId, patientId] = [v7(), v7(), v7(), v7()];
  const [serviceId, otherServiceId] = [v7(), v7()];
  passwordHash ??= hashPassword(password);
  await sql(
    `insert into practice (id, name, time_zone, currency, vocabulary, step_minutes, week_starts_on, ahead_days)
     values ($1, 'Test', 'America/New_York', 'USD', $2, 15, 1, 3650)`,
    [id, vocabulary],
  );
  await sql(
    `insert into service (practice_id, id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, price_cents, is_active)
     values ($1, $2, 'Massage', 60, 0, 15, 9000, true), ($1, $3, 'Long massage', 60, 5, 20, 12000, true)`,
    [id, serviceId, otherServiceId],
  );
  for (const [staff, name] of [
    [staffId, 'Maria'],
    [otherStaffId, 'James'],
  ]) {
    await sql(
      `insert into staff (practice_id, id, name, role, colour, service_ids, is_active)
       values ($1, $2, $3, 'therapist', '#078d87', $4, true)`,
      [id, staff, name, [serviceId, otherServiceId]],
    );
  }
  await sql(
    `insert into patient (practice_id, id, first_name, last_name) values ($1, $2, 'Eleanor', 'Whitfield')`,
    [id, patientId],
  );
  // Long days, far ahead of anything a test asks for, in which whatever has to be booked finds room.
  await sql(
    `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
     select $1, gen_random_uuid(), staff, day, '00:00', '23:59', true
       from unnest($2::uuid[]) as staff, generate_series($3::date, $3::date + $4::int - 1, interval '1 day') as day`,
    [id, [staffId, otherStaffId], bookableFrom, bookableDays],
  );
  const mail = async (role: Role, name: string, staff: string | null) => {
    const email = `${name}.${id}@example.com`.toLowerCase();
    await sql(
      `insert into account (id, practice_id, email, password_hash, name, role, staff_id, patient_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [v7(), id, email, await passwordHash, name, role, staff, role === 'patient' ? patientId : null],
    );
    return email;
  };
  return {
    id,
    staffId,
    otherStaffId,
    serviceId,
    otherServiceId,
    patientId,
    email: {
      admin: await mail('admin', 'admin', null),
      operator: await mail('operator', 'operator', null),
      scheduler: await mail('scheduler', 'scheduler', null),
      therapist: await mail('therapist', 'therapist', staffId),
      otherTherapist: await mail('therapist', 'therapist2', otherStaffId),
      assistant: await mail('assistant', 'assistant', null),
      patient: await mail('patient', 'patient', null),
    },
  };
}
