import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Slot } from '@/domain/errors';
import type { Id, Instant } from '@/domain/primitives';
import type { RefusedBooking } from '@/features/appointments/slotAlternatives.server';
import { slotSearch, type SlotSearch } from '@/features/appointments/slotSearch.server';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';
import { realTimers } from '../testServerOptions';
import { makePractice, type TestPractice } from '../practice';
import { computeSlots } from './slotComputation';

const date = '2032-05-03';
let fresh: FreshDatabase;
let practice: TestPractice;
let search: SlotSearch;
let staffId: Id;
/** Others who offer the service, in the order of their ids. */
let others: Id[];

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

beforeEach(async () => {
  practice = await makePractice(fresh);
  // All day long, years ahead: nearer than anything would be if a day here were full.
  await fresh.sql('delete from availability where practice_id = $1', [practice.id]);
  staffId = practice.staffId as Id;
  others = [practice.otherStaffId as Id, ...Array.from({ length: 4 }, () => v7() as Id)];
  for (const id of others.slice(1))
    await fresh.sql(
      `insert into staff (practice_id, id, name, role, colour, service_ids, is_active)
       values ($1, $2, 'Somebody', 'therapist', '#078d87', array[$3::uuid], true)`,
      [practice.id, id, practice.serviceId],
    );
  others.sort();
  search = slotSearch({
    database: fresh.database,
    clock: { now: () => 0 },
    scheduler: realTimers,
    ids: { next: () => v7() },
    random: randomBytes,
    sessionIdleMs: 0,
    tableOf: () => {
      throw new Error('Not needed here');
    },
    rulesOf: () => undefined,
    takeSight: () => undefined,
    tables: [],
    onError: (error) => {
      throw error;
    },
  });
  return () => search.close?.();
});

async function open(therapist: string, startTime: string, endTime: string, day = date) {
  await fresh.sql(
    `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
     values ($1, $2, $3, $4, $5, $6, true)`,
    [practice.id, v7(), therapist, day, startTime, endTime],
  );
}

async function book(therapist: string, startsAt: string): Promise<Id> {
  const id = v7() as Id;
  await fresh.sql(
    `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $6::timestamptz + interval '1 hour')`,
    [practice.id, id, practice.patientId, therapist, practice.serviceId, `${date}T${startsAt}:00Z`],
  );
  return id;
}

const refused = (startsAt: string, more: Partial<RefusedBooking> = {}): RefusedBooking => ({
  practiceId: practice.id as Id,
  accountId: null,
  staffId,
  serviceId: practice.serviceId as Id,
  startsAt: `${date}T${startsAt}:00.000Z` as Instant,
  ...more,
});
const times = (slots: readonly Slot[]) => slots.map(({ startsAt }) => startsAt.slice(11, 16));

describe('alternatives for a refused booking', () => {
  test('[K20] the nearest five with the same therapist, nearest first and earlier before later', async () => {
    await open(staffId, '08:00', '17:00');
    await book(staffId, '16:00');
    // The service takes an hour and 15 minutes after it: 14:45 is the last start before, 17:15 the first one after.
    expect(times(await search.alternativesFor(refused('16:00')))).toEqual([
      '14:45',
      '17:15',
      '14:30',
      '17:30',
      '14:15',
    ]);
  });

  test('[K20] then the same start with up to three others who are free then', async () => {
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = others;
    await open(first, '08:00', '17:00');
    await book(first, '16:00');
    for (const free of [second, third, fourth, fifth]) await open(free, '08:00', '17:00');
    const found = await search.alternativesFor(refused('16:00'));
    expect(found.map((slot) => slot.staffId)).toEqual([second, third, fourth]);
    expect(new Set(found.map(({ startsAt, endsAt }) => `${startsAt} ${endsAt}`))).toEqual(
      new Set([`${date}T16:00:00.000Z ${date}T17:00:00.000Z`]),
    );
  });

  test('[K20] are slots as the search itself tells them, on its steps', async () => {
    await open(staffId, '08:10', '11:00');
    await open(others[0] ?? '', '08:05', '17:00');
    const found = await search.alternativesFor(refused('13:10'));
    const all = await computeSlots(fresh, {
      practiceId: practice.id,
      accountId: v7(),
      serviceId: practice.serviceId,
      staffIds: null,
      from: date,
      to: date,
      stepMinutes: null,
    });
    expect(found.length).toBe(5);
    for (const slot of found) expect(all).toContain(`${slot.startsAt} ${slot.staffId} ${slot.endsAt}`);
  });

  test('[K20] where a moved appointment stands is free for itself', async () => {
    await open(staffId, '09:00', '10:00');
    const id = await book(staffId, '13:00');
    expect(await search.alternativesFor(refused('14:00'))).toEqual([]);
    expect(times(await search.alternativesFor(refused('14:00', { exceptAppointmentId: id })))).toEqual([
      '13:00',
    ]);
  });

  test('[K20] as long as the appointment is, where that is not the service’s own length', async () => {
    await open(staffId, '09:00', '10:30');
    const found = await search.alternativesFor(refused('13:00', { durationMinutes: 90 }));
    expect(found).toEqual([{ staffId, startsAt: `${date}T13:00:00.000Z`, endsAt: `${date}T14:30:00.000Z` }]);
  });

  test('[K20] what was committed before the call is known, own holds are no obstacle', async () => {
    await open(staffId, '09:00', '10:00');
    const [account] = await fresh.sql<{ id: Id }>('select id from account where email = $1', [
      practice.email.patient,
    ]);
    expect(times(await search.alternativesFor(refused('15:00')))).toEqual(['13:00']);
    await fresh.sql(
      `select set_config('lockstep.account_id', '${account?.id}', true);
       insert into hold (practice_id, id, staff_id, service_id, starts_at, ends_at)
       values ('${practice.id}', '${v7()}', '${staffId}', '${practice.serviceId}', '${date}T13:00Z', '${date}T14:00Z')`,
    );
    expect(await search.alternativesFor(refused('15:00'))).toEqual([]);
    expect(times(await search.alternativesFor(refused('15:00', { accountId: account?.id ?? null })))).toEqual(
      ['13:00'],
    );
  });

  test('[K20] none where nothing can be booked: a service that is off or unknown, a therapist who does not offer it', async () => {
    await open(staffId, '09:00', '17:00');
    expect(await search.alternativesFor(refused('13:00', { serviceId: v7() as Id }))).toEqual([]);
    await fresh.sql(`update staff set service_ids = '{}' where id = $1`, [staffId]);
    expect(await search.alternativesFor(refused('13:00'))).toEqual([]);
    await fresh.sql(`update staff set service_ids = array[$2::uuid] where id = $1`, [
      staffId,
      practice.serviceId,
    ]);
    expect((await search.alternativesFor(refused('13:00'))).length).toBe(5);
    await fresh.sql('update service set is_active = false where id = $1', [practice.serviceId]);
    expect(await search.alternativesFor(refused('13:00'))).toEqual([]);
  });
});
