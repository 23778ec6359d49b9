import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Slot } from '@/domain/errors';
import { slotSearch } from '@/features/appointments/slotSearch.server';
import { inProcess, problemOf, type Caller, type InProcess } from '../inProcess';
import { makePractice } from '../practice';

let server: InProcess;
let patient: Caller;
let serviceId: string;
let staffId: string;

beforeAll(async () => {
  server = await inProcess({ features: [slotSearch] });
  ({ serviceId, staffId } = server.practice);
  patient = await server.signIn(server.practice.email.patient);
});
afterAll(() => server.close());

async function open(date: string, startTime: string, endTime: string, therapist = staffId) {
  await server.sql(
    `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
     values ($1, $2, $3, $4, $5, $6, true)`,
    [server.practice.id, v7(), therapist, date, startTime, endTime],
  );
}

async function slotsOf(caller: Caller, query: Record<string, string>): Promise<Slot[]> {
  const answer = await caller.get(`/api/slots?${new URLSearchParams({ serviceId, ...query }).toString()}`);
  expect([answer.statusCode, answer.body.slice(0, 300)]).toEqual([200, expect.any(String)]);
  return answer.json<{ slots: Slot[] }>().slots;
}

describe('GET /api/slots', () => {
  test('[K19] tells when the service can start and end, by start and then by therapist', async () => {
    const { otherStaffId } = server.practice;
    await open('2032-05-03', '09:00', '10:15');
    await open('2032-05-04', '09:00', '10:15', otherStaffId);
    await open('2032-05-04', '09:15', '10:15');
    expect(await slotsOf(patient, { from: '2032-05-03', to: '2032-05-04' })).toEqual([
      { staffId, startsAt: '2032-05-03T13:00:00.000Z', endsAt: '2032-05-03T14:00:00.000Z' },
      { staffId, startsAt: '2032-05-03T13:15:00.000Z', endsAt: '2032-05-03T14:15:00.000Z' },
      { staffId: otherStaffId, startsAt: '2032-05-04T13:00:00.000Z', endsAt: '2032-05-04T14:00:00.000Z' },
      ...[staffId, otherStaffId].toSorted().map((one) => ({
        staffId: one,
        startsAt: '2032-05-04T13:15:00.000Z',
        endsAt: '2032-05-04T14:15:00.000Z',
      })),
    ]);
  });

  test('[K19] keeps to the therapists, days and step that are asked for', async () => {
    const { otherStaffId } = server.practice;
    await open('2032-05-10', '09:00', '12:00');
    await open('2032-05-10', '09:00', '10:00', otherStaffId);
    await open('2032-05-11', '09:00', '12:00');
    const asked = { from: '2032-05-10', to: '2032-05-10', stepMinutes: '60' };
    const starts = (slots: Slot[]) => slots.map(({ startsAt }) => startsAt.slice(11, 16));
    expect(starts(await slotsOf(patient, { ...asked, staffId }))).toEqual(['13:00', '14:00', '15:00']);
    expect(starts(await slotsOf(patient, { ...asked, staffId: otherStaffId }))).toEqual(['13:00']);
    const both = await slotsOf(patient, { ...asked, staffId: `${staffId},${otherStaffId}` });
    expect(both).toEqual(await slotsOf(patient, asked));
    expect(both.length).toBe(4);
  });

  test('[K19] a day lasts from midnight to midnight of the practice, also when it has 25 hours', async () => {
    await open('2032-11-07', '00:00', '23:59');
    await open('2032-11-08', '00:00', '01:00');
    const slots = await slotsOf(patient, { from: '2032-11-07', to: '2032-11-07', stepMinutes: '60' });
    expect(slots.length).toBe(24);
    expect(slots[0]?.startsAt).toBe('2032-11-07T04:00:00.000Z');
    expect(slots.at(-1)?.startsAt).toBe('2032-11-08T03:00:00.000Z');
  });

  test('[K19] every role may ask', async () => {
    await open('2032-05-17', '09:00', '10:00');
    for (const email of Object.values(server.practice.email))
      expect(
        (await slotsOf(await server.signIn(email), { from: '2032-05-17', to: '2032-05-17' })).length,
      ).toBe(1);
    expect(
      (await server.app.inject(`/api/slots?serviceId=${serviceId}&from=2032-05-17&to=2032-05-17`)).statusCode,
    ).toBe(401);
  });

  test('[K19] only active staff who offer the service, and only while it is active', async () => {
    const date = '2032-05-24';
    await open(date, '09:00', '10:00');
    const count = async () => (await slotsOf(patient, { from: date, to: date })).length;
    for (const [off, on] of [
      [`update staff set is_active = false where id = $1`, `update staff set is_active = true where id = $1`],
      [
        `update staff set service_ids = '{}' where id = $1`,
        `update staff set service_ids = array['${serviceId}'::uuid] where id = $1`,
      ],
    ] as const) {
      expect(await count()).toBe(1);
      await server.sql(off, [staffId]);
      expect(await count()).toBe(0);
      await server.sql(on, [staffId]);
    }
    await server.sql(`update service set is_active = false where id = $1`, [serviceId]);
    expect(await count()).toBe(0);
    await server.sql(`update service set is_active = true where id = $1`, [serviceId]);
    expect(await count()).toBe(1);
  });

  test('[K19] nothing that is over by the database’s clock, whatever this node’s says', async () => {
    // Where it is noon: nothing covers the last minute of a day, and before midnight the next start lies behind it.
    const there = await makePractice(server);
    const [utc] = await server.sql<{ hour: number }>(
      `select extract(hour from now() at time zone 'UTC')::int as hour`,
    );
    const west = (utc?.hour ?? 0) - 12;
    const zone = `Etc/GMT${west < 0 ? '' : '+'}${west}`;
    await server.sql('update practice set time_zone = $1 where id = $2', [zone, there.id]);
    await server.sql(
      `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
       select $1, gen_random_uuid(), $2, (now() at time zone $3)::date + n, '00:00', '23:59', true
         from generate_series(-1, 1) n`,
      [there.id, there.staffId, zone],
    );
    const days = (
      await server.sql<{ from: string; to: string; now: Date }>(
        `select to_char((now() at time zone $1)::date - 1, 'YYYY-MM-DD') as from,
              to_char((now() at time zone $1)::date + 1, 'YYYY-MM-DD') as to, now()`,
        [zone],
      )
    )[0] ?? { from: '', to: '', now: new Date(0) };
    for (const clock of ['2001-01-01T00:00:00Z', '2050-01-01T00:00:00Z']) {
      const before = server.clock.ms;
      server.clock.ms = Date.parse(clock);
      const { token } = await server.signIn(there.email.patient);
      const answer = await server.app.inject({
        url: `/api/slots?serviceId=${there.serviceId}&from=${days.from}&to=${days.to}`,
        headers: { authorization: `Bearer ${token}` },
      });
      server.clock.ms = before;
      const [first] = answer.json<{ slots: Slot[] }>().slots;
      const late = Date.parse(first?.startsAt ?? '') - days.now.getTime();
      expect(late).toBeGreaterThan(0);
      expect(late).toBeLessThan(16 * 60_000);
    }
  });

  test('[K19] a hold is in everybody’s way but its holder’s', async () => {
    const date = '2032-06-07';
    await open(date, '09:00', '10:00');
    const [account] = await server.sql<{ id: string }>('select id from account where email = $1', [
      server.practice.email.patient,
    ]);
    await server.sql(
      `select set_config('lockstep.account_id', '${account?.id}', true);
       insert into hold (practice_id, id, staff_id, service_id, starts_at, ends_at)
       values ('${server.practice.id}', '${v7()}', '${staffId}', '${serviceId}', '${date}T13:00Z', '${date}T14:00Z')`,
    );
    const scheduler = await server.signIn(server.practice.email.scheduler);
    expect((await slotsOf(scheduler, { from: date, to: date })).length).toBe(0);
    expect((await slotsOf(patient, { from: date, to: date })).length).toBe(1);
    await server.sql(`update hold set expires_at = now() - interval '1 second'`);
    expect((await slotsOf(scheduler, { from: date, to: date })).length).toBe(1);
  });

  test('[K19] another practice’s services and staff are unknown here', async () => {
    const other = await makePractice(server);
    const days = 'from=2032-05-03&to=2032-05-03';
    const service = await patient.get(`/api/slots?serviceId=${other.serviceId}&${days}`);
    expect(problemOf(service)).toMatchObject({ code: 'unknown_reference', fields: [{ field: 'serviceId' }] });
    const staff = await patient.get(
      `/api/slots?serviceId=${serviceId}&staffId=${staffId},${other.staffId}&${days}`,
    );
    expect(problemOf(staff)).toMatchObject({ code: 'unknown_reference', fields: [{ field: 'staffId' }] });
  });

  test.each([
    ['serviceId', { serviceId: 'x' }],
    ['serviceId', { serviceId: '' }],
    ['staffId', { staffId: '' }],
    ['staffId', { staffId: `${v7()},` }],
    ['staffId', { staffId: Array.from({ length: 501 }, () => v7()).join() }],
    ['from', { from: '2032-02-30' }],
    ['from', { from: '2032-05-03T00:00:00Z' }],
    ['to', { to: '2032-05-02' }],
    ['to', { to: '2032-08-03' }],
    ['to', { to: '' }],
    ['stepMinutes', { stepMinutes: '0' }],
    ['stepMinutes', { stepMinutes: '7.5' }],
    ['stepMinutes', { stepMinutes: '121' }],
    ['stepMinutes', { stepMinutes: '1e400' }],
    ['limit', { limit: '5' }],
    ['constructor', { constructor: '5' }],
  ])('a wrong %s is refused by name (%#)', async (field, change) => {
    const query = new URLSearchParams({ serviceId, from: '2032-05-03', to: '2032-05-03', ...change });
    const problem = problemOf(await patient.get(`/api/slots?${query.toString()}`));
    expect(problem).toMatchObject({ status: 400, code: 'invalid_fields' });
    expect(problem.fields?.map((one) => one.field)).toEqual([field]);
  });

  test('[K19] what is missing or given twice is refused by name', async () => {
    const missing = problemOf(await patient.get('/api/slots'));
    expect(missing.fields?.map(({ field }) => field).toSorted()).toEqual(['from', 'serviceId', 'to']);
    const twice = problemOf(
      await patient.get(`/api/slots?serviceId=${serviceId}&from=2032-05-03&from=2032-05-04&to=2032-05-04`),
    );
    expect(twice.fields?.map(({ field }) => field)).toEqual(['from']);
  });

  test('[K19] 92 days are the most, and more slots than anybody looks at are refused', async () => {
    expect(Array.isArray(await slotsOf(patient, { from: '2032-05-03', to: '2032-08-02' }))).toBe(true);
    const staffIds = Array.from({ length: 12 }, () => v7());
    await server.sql(
      `insert into staff (practice_id, id, name, role, colour, service_ids, is_active)
       select $1, id, 'Somebody', 'therapist', '#078d87', array[$2::uuid], true from unnest($3::uuid[]) id`,
      [server.practice.id, serviceId, staffIds],
    );
    await server.sql(
      `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
       select $1, gen_random_uuid(), staff, '2033-01-01'::date + n, '00:00', '23:59', true
         from unnest($2::uuid[]) staff, generate_series(0, 91) n`,
      [server.practice.id, staffIds],
    );
    const far = { from: '2033-01-01', to: '2033-04-02', stepMinutes: '5' };
    const query = new URLSearchParams({ serviceId, ...far }).toString();
    expect(problemOf(await patient.get(`/api/slots?${query}`)).fields?.[0]?.field).toBe('to');
    expect((await slotsOf(patient, { ...far, staffId: staffIds.slice(0, 2).join() })).length).toBeGreaterThan(
      40_000,
    );
    await server.sql('delete from availability where staff_id = any ($1)', [staffIds]);
  });

  test('[K19] is described', async () => {
    const { paths } = (await server.app.inject('/api/openapi.json')).json<{
      paths: Record<string, { get: { parameters: { name: string; required?: boolean }[] } }>;
    }>();
    const named = paths['/api/slots']?.get.parameters.map(
      ({ name, required }) => `${name}${required ? '' : '?'}`,
    );
    expect(named?.toSorted()).toEqual(['from', 'serviceId', 'staffId?', 'stepMinutes?', 'to']);
  });
});
