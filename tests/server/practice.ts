import { v7 } from 'uuid';
import type { Role } from '@/domain/policy';
import { hashPassword } from '@/server/session/passwords';
import type { FreshDatabase } from './freshDatabase';

const vocabulary = {
  therapist: { one: 'Therapist', many: 'Therapists' },
  client: { one: 'Client', many: 'Clients' },
};
export const password = 'correct horse';
let passwordHash: Promise<string> | undefined;

export interface TestPractice {
  id: string;
  /** Two therapists and a service both offer. */
  staffId: string;
  otherStaffId: string;
  serviceId: string;
  /** E-mail addresses; the therapist is `staffId`. */
  email: Record<Role | 'otherTherapist', string>;
}

/** A practice with one account of each role. Everything in it is made anew, so that several can share a database. */
export async function makePractice({ sql }: FreshDatabase): Promise<TestPractice> {
  const [id, staffId, otherStaffId, serviceId] = [v7(), v7(), v7(), v7()];
  passwordHash ??= hashPassword(password);
  await sql(
    `insert into practice (id, name, time_zone, currency, vocabulary, step_minutes, week_starts_on)
     values ($1, 'Test', 'America/New_York', 'USD', $2, 15, 1)`,
    [id, vocabulary],
  );
  await sql(
    `insert into service (practice_id, id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, price_cents, is_active)
     values ($1, $2, 'Massage', 60, 0, 15, 9000, true)`,
    [id, serviceId],
  );
  for (const [staff, name] of [
    [staffId, 'Maria'],
    [otherStaffId, 'James'],
  ]) {
    await sql(
      `insert into staff (practice_id, id, name, role, colour, service_ids, is_active)
       values ($1, $2, $3, 'therapist', '#078d87', array[$4::uuid], true)`,
      [id, staff, name, serviceId],
    );
  }
  const mail = async (role: Role, name: string, staff: string | null) => {
    const email = `${name}.${id}@example.com`.toLowerCase();
    await sql(
      `insert into account (id, practice_id, email, password_hash, name, role, staff_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [v7(), id, email, await passwordHash, name, role, staff],
    );
    return email;
  };
  return {
    id,
    staffId,
    otherStaffId,
    serviceId,
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
