import { v7 } from 'uuid';
import type { FreshDatabase } from '../freshDatabase';
import { password, type TestPractice } from '../practice';

/** A practice with services and therapists whose names are easily mixed up, open every day from nine to five. */

export const serviceNames = {
  swedish: ['Swedish massage', 60],
  deep: ['Deep tissue massage', 60],
  back: ['Back & neck massage', 30],
  stone: ['Hot stone massage', 90],
  stoneTherapy: ['Hot stone therapy', 60],
  prenatal: ['Prenatal massage', 60],
} as const satisfies Record<string, readonly [string, number]>;
export type ServiceKey = keyof typeof serviceNames;

export const therapistNames = {
  santos: ['Maria Santos', ['swedish', 'deep', 'back']],
  keller: ['Maria Keller', ['stone', 'stoneTherapy', 'prenatal', 'swedish']],
  james: ['James Okafor', ['swedish', 'deep']],
  aiko: ['Aiko Tanaka', ['swedish', 'back']],
  tomas: ['Tomás Herrera', ['swedish', 'deep', 'back', 'stone', 'stoneTherapy', 'prenatal']],
} as const satisfies Record<string, readonly [string, readonly ServiceKey[]]>;
export type TherapistKey = keyof typeof therapistNames;

export interface AssistantPractice extends TestPractice {
  services: Record<ServiceKey, string>;
  therapists: Record<TherapistKey, string>;
  /** Somebody else's, whose name and rows must never show. */
  strangerId: string;
}

export const strangerName = 'Zebulon Quartermaine';
const openDays = 130;

/** Makes the practice of a test into that one. */
export async function makeAssistantPractice(
  { sql }: FreshDatabase,
  practice: TestPractice,
): Promise<AssistantPractice> {
  await sql('update service set is_active = false where practice_id = $1', [practice.id]);
  await sql('update staff set is_active = false where practice_id = $1', [practice.id]);
  const services = {} as Record<ServiceKey, string>;
  for (const [key, [name, minutes]] of Object.entries(serviceNames) as [
    ServiceKey,
    readonly [string, number],
  ][]) {
    services[key] = v7();
    await sql(
      `insert into service (practice_id, id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, price_cents, is_active)
       values ($1, $2, $3, $4, 0, 0, 9000, true)`,
      [practice.id, services[key], name, minutes],
    );
  }
  const therapists = {} as Record<TherapistKey, string>;
  for (const [key, [name, offers]] of Object.entries(therapistNames) as [
    TherapistKey,
    readonly [string, readonly ServiceKey[]],
  ][]) {
    therapists[key] = v7();
    await sql(
      `insert into staff (practice_id, id, name, role, colour, service_ids, is_active)
       values ($1, $2, $3, 'therapist', '#078d87', $4, true)`,
      [practice.id, therapists[key], name, offers.map((one) => services[one])],
    );
  }
  await sql(
    `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
     select $1, gen_random_uuid(), staff, day, '09:00', '17:00', true
       from unnest($2::uuid[]) as staff,
            generate_series((now() at time zone 'America/New_York')::date - 40,
                            (now() at time zone 'America/New_York')::date + $3::int, interval '1 day') as day`,
    [practice.id, Object.values(therapists), openDays],
  );
  const strangerId = v7();
  const people: [string, string, string][] = [
    [strangerId, 'Zebulon', 'Quartermaine'],
    [v7(), 'Eleanor', 'Whitcombe'],
    [v7(), 'Priya', 'Müller'],
  ];
  for (const [id, first, last] of people)
    await sql('insert into patient (practice_id, id, first_name, last_name) values ($1, $2, $3, $4)', [
      practice.id,
      id,
      first,
      last,
    ]);
  return { ...practice, services, therapists, strangerId };
}

export { password };
