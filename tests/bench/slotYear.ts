import { v7 } from 'uuid';
import type { BenchPractice } from './benchCluster';

export interface SlotYear {
  /** Of 30 minutes and 10 after it; all therapists offer it. */
  serviceId: string;
  /** The first 60 of them are booked for a year ahead, the others for five weeks. */
  staffIds: string[];
  /** Tomorrow by the practice's clock, and 29 days later. */
  from: string;
  to: string;
  appointments: number;
}

/**
 * A practice with a year of bookings: 1,000 therapists, 8 hours a day, 6 to 8 appointments in them, written straight
 * into the tables as the triggers would have left them. Four minutes of writing them one by one would prove nothing here.
 */
export async function fillSlotYear({ sql, id, staffId }: BenchPractice): Promise<SlotYear> {
  const [serviceId, patientId] = [v7(), v7()];
  const staffIds = Array.from({ length: 1_000 }, () => v7());
  const rows = `
    create temporary table work as
      select t.id as staff_id, t.place, n, d.day, d.day + time '08:00' as opens
        from unnest('{${staffIds.join()}}'::uuid[]) with ordinality as t(id, place),
             generate_series(1, 365) as n,
             lateral (select (now() at time zone 'America/New_York')::date + n::int as day) d
       where n <= case when t.place <= 60 then 365 else 35 end and extract(isodow from d.day) <= 5;
    insert into availability (practice_id, id, rev, created_at, updated_at, staff_id, date, start_time, end_time, is_active, during)
      select '${id}', gen_random_uuid(), 1, now(), now(), staff_id, day, '08:00', '16:00', true,
             tstzrange(opens at time zone 'America/New_York', (opens + interval '8 hours') at time zone 'America/New_York')
        from work;
    insert into appointment (practice_id, id, rev, created_at, updated_at, patient_id, staff_id, service_id,
                             starts_at, ends_at, status, occupied)
      select '${id}', gen_random_uuid(), 1, now(), now(), '${patientId}', staff_id, '${serviceId}',
             at, at + interval '40 minutes', 'confirmed', tstzrange(at, at + interval '50 minutes')
        from work, generate_series(0, 7) as hour,
             lateral (select (opens + make_interval(hours => hour)) at time zone 'America/New_York' as at) a
       where (hour * 3 + place + n) % 8 < 6 + (place + n) % 3
       order by n, hour
       limit 250000;`;
  await sql(`
    set session_replication_role = replica;
    insert into patient (practice_id, id, rev, created_at, updated_at, first_name, last_name)
      values ('${id}', '${patientId}', 1, now(), now(), 'Eleanor', 'Whitfield');
    insert into service (practice_id, id, rev, created_at, updated_at, name, duration_minutes, buffer_before_minutes,
                         buffer_after_minutes, price_cents, is_active)
      values ('${id}', '${serviceId}', 1, now(), now(), 'Short massage', 30, 0, 10, 5000, true);
    insert into staff (practice_id, id, rev, created_at, updated_at, name, role, colour, service_ids, is_active)
      select '${id}', s, 1, now(), now(), 'Somebody', 'therapist', '#078d87', array['${serviceId}'::uuid], true
        from unnest('{${staffIds.join()}}'::uuid[]) s;
    ${rows}
    analyze;`);
  const [found] = await sql<{ from: string; to: string; appointments: string }>(
    `select to_char((now() at time zone 'America/New_York')::date + 1, 'YYYY-MM-DD') as from,
            to_char((now() at time zone 'America/New_York')::date + 30, 'YYYY-MM-DD') as to,
            (select count(*) from appointment where practice_id = $1 and staff_id <> $2) as appointments`,
    [id, staffId],
  );
  if (!found) throw new Error('The database says nothing');
  return { serviceId, staffIds, from: found.from, to: found.to, appointments: Number(found.appointments) };
}
