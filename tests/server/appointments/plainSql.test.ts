import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bookingServer, hoursLater, type BookingServer } from './bookingServer';

let server: BookingServer;
beforeAll(async () => {
  server = await bookingServer();
  await server.open('2032-08-02', '08:00', '18:00');
  await server.open('2032-08-03', '08:00', '18:00');
  await server.open('2032-08-02', '08:00', '18:00', server.practice.otherStaffId);
});
afterAll(() => server.close());
beforeEach(() => server.sql('delete from appointment; delete from hold'));

const at = '2032-08-02T14:00:00.000Z';
const free = '2032-08-02T17:00:00.000Z';

/** Runs statements as the owner, or as the role of requests with an admin's context; nothing of it is kept. */
function attempt(who: 'owner' | 'lockstep_app', statements: readonly string[]): Promise<unknown> {
  return server.database.withClient(async (client) => {
    await client.query('begin');
    try {
      if (who === 'lockstep_app') {
        await client.query(`select set_config('role', 'lockstep_app', true), set_config('lockstep.role', 'admin', true),
          set_config('lockstep.practice_id', '${server.practice.id}', true), set_config('lockstep.account_id', '${v7()}', true)`);
      }
      for (const text of statements) await client.query(text);
      await client.query('set constraints all immediate');
    } finally {
      await client.query('rollback');
    }
  });
}

function insertText(table: 'appointment' | 'hold', startsAt: string, more = ''): string {
  const { practice } = server;
  const end = hoursLater(startsAt, 1);
  return table === 'hold'
    ? `insert into hold (practice_id, id, staff_id, service_id, starts_at, ends_at)
       values ('${practice.id}', '${v7()}', '${practice.staffId}', '${practice.serviceId}', '${startsAt}', '${end}')`
    : `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at, status, overbook_reason)
       values ('${practice.id}', '${v7()}', '${practice.patientId}', '${practice.staffId}', '${practice.serviceId}',
               '${startsAt}', '${end}', 'confirmed', ${more || 'null'})`;
}

describe.each(['owner', 'lockstep_app'] as const)('[K1] plain SQL as %s cannot double-book', (who) => {
  test('over an appointment, an overbooked one or a hold', async () => {
    const refused = { code: '23P01' };
    await server.insert(at);
    for (const startsAt of [at, hoursLater(at, -1), hoursLater(at, 1)])
      await expect(attempt(who, [insertText('appointment', startsAt)]), startsAt).rejects.toMatchObject(
        refused,
      );
    await expect(attempt(who, [insertText('hold', at)])).rejects.toMatchObject(refused);
    await attempt(who, [insertText('appointment', hoursLater(at, 1.25))]);

    await server.sql('delete from appointment');
    await server.insert(at, { overbookReason: 'First' });
    await expect(attempt(who, [insertText('appointment', at)])).rejects.toMatchObject(refused);
    await expect(attempt(who, [insertText('hold', at)])).rejects.toMatchObject(refused);
    await attempt(who, [insertText('appointment', at, "'On purpose'")]);

    await server.sql('delete from appointment');
    await server.as.scheduler.post('/api/holds', { ...server.draft(at), patientId: undefined });
    await expect(attempt(who, [insertText('appointment', at)])).rejects.toMatchObject(refused);
    await expect(attempt(who, [insertText('hold', at)])).rejects.toMatchObject(refused);
  });

  test('by a change: of time, therapist, service, status or reason, or of what it occupies', async () => {
    const { staffId, otherStaffId } = server.practice;
    const standing = await server.insert(at);
    const other = await server.insert(free);
    const elsewhere = await server.insert(at, { staffId: otherStaffId });
    const cancelled = await server.insert(at, { status: 'cancelled' });
    const overbooked = await server.insert(at, { overbookReason: 'On purpose' });
    const set = (id: string, change: string) =>
      attempt(who, [`update appointment set ${change} where id = '${id}'`]);
    for (const [id, change] of [
      [other, `starts_at = '${at}', ends_at = '${hoursLater(at, 1)}'`],
      [elsewhere, `staff_id = '${staffId}'`],
      [cancelled, "status = 'confirmed'"],
      [overbooked, 'overbook_reason = null'],
    ] as const)
      await expect(set(id, change), change).rejects.toMatchObject({ code: '23P01' });
    // What it occupies is worked out, whatever anybody says.
    const freed = attempt(who, [
      `delete from appointment where id = '${overbooked}'`,
      `update appointment set occupied = null where id = '${standing}'`,
      insertText('appointment', at),
    ]);
    await expect(freed).rejects.toMatchObject({ code: '23P01' });
  });

  test('by a hold that is changed', async () => {
    await server.insert(at);
    const answer = await server.as.scheduler.post('/api/holds', {
      ...server.draft(free),
      patientId: undefined,
    });
    const { id } = answer.json<{ id: string }>();
    for (const change of [
      `starts_at = '${at}', ends_at = '${hoursLater(at, 1)}'`,
      `occupied = tstzrange('${at}', '${hoursLater(at, 1)}'), starts_at = '${at}', ends_at = '${hoursLater(at, 1)}'`,
    ])
      await expect(attempt(who, [`update hold set ${change} where id = '${id}'`])).rejects.toThrow(/./);
  });

  test('outside availability', async () => {
    const outside = '2032-08-02T21:30:00.000Z';
    for (const table of ['appointment', 'hold'] as const)
      await expect(attempt(who, [insertText(table, outside)])).rejects.toMatchObject({ code: 'LK001' });
    await server.insert(at);
    const moved = `update appointment set starts_at = '${outside}', ends_at = '${hoursLater(outside, 1)}'`;
    await expect(attempt(who, [moved])).rejects.toMatchObject({ code: 'LK001' });
    await attempt(who, [insertText('appointment', outside, "'On purpose'")]);
  });

  test('and names what is unknown as such', async () => {
    for (const column of ['patient_id', 'staff_id', 'service_id'])
      await expect(
        attempt(who, [insertText('appointment', at).replace(server.practice[keyOf(column)], v7())]),
        column,
      ).rejects.toMatchObject({ code: '23503', constraint: `appointment_${column}_fkey` });
  });
});

function keyOf(column: string): 'patientId' | 'staffId' | 'serviceId' {
  return column === 'patient_id' ? 'patientId' : column === 'staff_id' ? 'staffId' : 'serviceId';
}

describe('[K3] availability and the practice’s zone', () => {
  test('another zone places what lies ahead anew', async () => {
    await server.sql(`update practice set time_zone = 'Europe/Berlin'`);
    const [row] = await server.sql<{ at: Date }>(
      "select lower(during) as at from availability where date = '2032-08-03'",
    );
    expect(row?.at.toISOString()).toBe('2032-08-03T06:00:00.000Z');
    await server.sql(`update practice set time_zone = 'America/New_York'`);
  });

  test('a stretch that the clock skips covers nothing', async () => {
    await server.open('2032-03-14', '02:00', '02:30');
    await server.open('2032-03-14', '02:30', '03:15');
    const rows = await server.sql<{ minutes: number }>(
      "select coalesce(extract(epoch from upper(during) - lower(during)) / 60, 0)::float8 as minutes from availability where date = '2032-03-14' order by start_time",
    );
    expect(rows.map(({ minutes }) => minutes)).toEqual([30, 0]);
  });
});
