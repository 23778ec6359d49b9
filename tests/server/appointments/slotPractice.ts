import { v7 } from 'uuid';
import type { FreshDatabase } from '../freshDatabase';
import { makePractice } from '../practice';
import type { SlotStormPractice } from './slotStorm';

/** A practice with three services of different lengths and four therapists who offer them and are never open yet. */
export async function makeSlotPractice(fresh: FreshDatabase): Promise<SlotStormPractice> {
  const practice = await makePractice(fresh);
  const serviceIds = [practice.serviceId, v7(), v7()];
  for (const [id, duration, before] of [
    [serviceIds[1], 30, 10],
    [serviceIds[2], 90, 0],
  ])
    await fresh.sql(
      `insert into service (practice_id, id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, price_cents, is_active)
       values ($1, $2, 'Another', $3, $4, 10, 5000, true)`,
      [practice.id, id, duration, before],
    );
  const staffIds = [v7(), v7(), v7(), v7()];
  for (const id of staffIds)
    await fresh.sql(
      `insert into staff (practice_id, id, name, role, colour, service_ids, is_active)
       values ($1, $2, 'Somebody', 'therapist', '#078d87', $3::uuid[], true)`,
      [practice.id, id, serviceIds],
    );
  const accounts = await fresh.sql<{ id: string }>(
    'select id from account where practice_id = $1 order by email',
    [practice.id],
  );
  return {
    id: practice.id,
    patientId: practice.patientId,
    accountIds: accounts.map(({ id }) => id).slice(0, 2),
    staffIds,
    serviceIds,
  };
}
