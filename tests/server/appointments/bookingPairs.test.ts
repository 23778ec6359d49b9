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
