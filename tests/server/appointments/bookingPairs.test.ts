import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Appointment } from '@/features/appointments/appointment';
import { bookingServer, hoursLater, type BookingServer } from './bookingServer';

let server: BookingServer;
beforeAll(async () => {
  server = await bookingServer();
});
afterAll(() => server.close());
beforeEach(() =>
  server.sql(
    "delete from appointment; delete from hold; delete from availability where date < '2031-01-01' or date > '2031-12-31'",
  ),
);

const at = '2032-09-06T14:00:00.000Z';
const rounds = 25;

test('[K14] of a booking and the end of the availability it lies in, at the same time, one is refused', async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const id = await server.open('2032-09-06', '08:00', '18:00');
    const remove = () => server.as.admin.delete(`/api/availability/${id}`);
    const book = () => server.as.operator.post('/api/appointments', server.draft(at));
    const order = round % 2 === 0 ? [book, remove] : [remove, book];
    const answers = await Promise.all(order.map((start) => start()));
    const [booked, removed] = round % 2 === 0 ? answers : answers.toReversed();
    outcomes.add(`${booked?.statusCode} ${removed?.statusCode}`);
    await server.sql("delete from appointment; delete from availability where date = '2032-09-06'");
  }
  expect([...outcomes].filter((one) => one !== '201 409' && one !== '409 204')).toEqual([]);
});

/** What takes the availability away under which somebody is booking, and asks nobody about it. */
const closings: [string, (id: string) => Promise<unknown>][] = [
  [
    'a delete that says “even if booked”',
    (id) => server.as.admin.delete(`/api/availability/${id}?evenIfBooked=true`),
  ],
  [
    'a change that says it',
    (id) => server.as.admin.patch(`/api/availability/${id}?evenIfBooked=true`, { endTime: '09:00' }),
  ],
  ['plain SQL that deletes it', (id) => server.sql('delete from availability where id = $1', [id])],
  [
    'plain SQL that moves it to somebody else',
    (id) =>
      server.sql('update availability set staff_id = $2 where id = $1', [id, server.practice.otherStaffId]),
  ],
  [
    'another time zone',
    () => server.sql(`update practice set time_zone = 'Asia/Tokyo' where id = $1`, [server.practice.id]),
  ],
];

test.each(closings)('[K14] %s waits for a booking that is not committed yet', async (_name, close) => {
  const day = '2032-09-06';
  const id = await server.open(day, '08:00', '18:00');
  const [opened] = await server.sql<{ seq: string }>('select max(seq) as seq from change_log');
  let closed: Promise<unknown> = Promise.resolve();
  await server.database.withClient(async (booking) => {
    await booking.query('begin');
    const { practice } = server;
    await booking.query(
      `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [practice.id, v7(), practice.patientId, practice.staffId, practice.serviceId, at, hoursLater(at, 1)],
    );
    let isClosed = false;
    closed = close(id).finally(() => {
      isClosed = true;
    });
    const waits = async () => {
      const [found] = await server.sql<{ n: number }>(
        `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
            and database = (select oid from pg_database where datname = current_database())`,
      );
      return { waits: found?.n === 1, isClosed };
    };
    await expect.poll(waits).toEqual({ waits: true, isClosed: false });
    await booking.query('commit');
  });
  await closed;
  const log = await server.sql<{ entity: string }>(
    `select entity from change_log where seq > $1 and entity in ('appointment', 'availability') order by seq`,
    [opened?.seq],
  );
  await server.sql(`update practice set time_zone = 'America/New_York' where id = $1`, [server.practice.id]);
  const [first, ...then] = log.map(({ entity }) => entity);
  expect([first, ...new Set(then)]).toEqual(['appointment', 'availability']);
});

test('[K11] a booking and other buffers of its service at the same time: what is booked occupies by the buffers there are', async () => {
  await server.open('2032-09-06', '08:00', '18:00');
  const service = `/api/services/${server.practice.serviceId}`;
  for (let round = 0; round < rounds; round++) {
    const [booked, changed] = await Promise.all([
      server.as.operator.post('/api/appointments', server.draft(at)),
      server.as.admin.patch(service, { bufferAfterMinutes: 20 + round }),
    ]);
    expect([booked.statusCode, changed.statusCode]).toEqual([201, 200]);
    const stale = await server.sql(
      'select from appointment where occupied <> occupied_by(practice_id, service_id, starts_at, ends_at)',
    );
    expect(stale).toEqual([]);
    await server.as.operator.delete(`/api/appointments/${booked.json<Appointment>().id}`);
  }
});

test('[K12] of two series over the same weeks, and an import among them, one is made', async () => {
  for (const day of ['2032-09-06', '2032-09-13', '2032-09-20']) await server.open(day, '08:00', '18:00');
  for (let round = 0; round < 5; round++) {
    const series = { appointment: server.draft(at), everyWeeks: 1, count: 3 };
    const items = [2, 1, 0].map((weeks) => server.draft(hoursLater(at, 168 * weeks)));
    const answers = await Promise.all([
      server.as.operator.post('/api/appointments/series', series),
      server.as.scheduler.post('/api/appointments/import', { items }),
      server.as.admin.post('/api/appointments/series', series),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409]);
    expect((await server.sql('select from appointment')).length).toBe(3);
    await server.sql('delete from appointment');
  }
});
