import { sql } from 'kysely';
import type { Transaction } from '@/server/database/practiceTransaction';
import type { BookingFacts, Placement } from './appointmentRules';

interface Found {
  now: number;
  staff: Record<string, BookingFacts['staff']> | null;
  services: Record<string, BookingFacts['service']> | null;
  patients: string[] | null;
  rules: BookingFacts['rules'];
}

/** What these placements refer to, as far as the caller may see it, and the practice's rules, by one statement however many they are. */
export async function bookingFacts(
  transaction: Transaction,
  placements: readonly Placement[],
): Promise<(placement: Placement) => BookingFacts> {
  const ids = (field: keyof Placement) => [...new Set(placements.flatMap((one) => one[field] ?? []))];
  const [found] = await transaction.rows<Found>(sql`
    select ceil(extract(epoch from clock_timestamp()) * 1000)::float8 as now,
           (select jsonb_object_agg(id, jsonb_build_object('isActive', is_active, 'serviceIds', service_ids))
              from staff where id = any (${ids('staffId')}::uuid[])) as staff,
           (select jsonb_object_agg(id, jsonb_build_object('isActive', is_active, 'durationMinutes', duration_minutes))
              from service where id = any (${ids('serviceId')}::uuid[])) as services,
           (select jsonb_agg(id) from patient where id = any (${ids('patientId')}::uuid[])) as patients,
           (select jsonb_build_object(
                     'noticeMinutes', notice_minutes, 'cancelNoticeMinutes', cancel_notice_minutes,
                     'aheadDays', ahead_days, 'confirmsRequests', confirms_requests)
              from practice where id = current_practice()) as rules`);
  if (!found) throw new Error('The database told nothing');
  const patients = new Set(found.patients);
  return ({ staffId, serviceId, patientId }) => ({
    staff: found.staff?.[staffId] ?? null,
    service: found.services?.[serviceId] ?? null,
    hasPatient: patientId !== undefined && patients.has(patientId),
    now: found.now,
    rules: found.rules,
  });
}
