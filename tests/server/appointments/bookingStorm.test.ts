import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeBookings } from './bookingOracle';
import { doubleBookings } from './bookingRace';
import { bookingServer, type BookingServer } from './bookingServer';
import { bookingStorm } from './bookingStorm';
import { secondNode, type SecondNode } from './secondNode';

const seeds = [1, 2, 3];
const stepsOfEach = 60;

let server: BookingServer;
let other: SecondNode;
beforeAll(async () => {
  server = await bookingServer();
  await server.sql('delete from availability');
  await server.sql('delete from change_log');
  other = await secondNode(server.url, () => server.clock.ms);
});
afterAll(async () => {
  await other.close();
  await server.close();
});

test.each(seeds)(
  '[K1] whoever books, moves, holds, cancels and closes at the same time: at no moment does anything overlap (seed %i)',
  async (seed) => {
    for (const staffId of [server.practice.staffId, server.practice.otherStaffId])
      for (const day of ['2033-05-02', '2033-05-03']) await server.open(day, '09:00', '16:00', staffId);
    const record = await bookingStorm(server, [server.app, other.app], seed, stepsOfEach);
    expect([...record].filter(([key]) => / 5\d\d$/.test(key))).toEqual([]);
    const buffers = new Map([
      [server.practice.serviceId, { before: 0, after: 15 }],
      [server.practice.otherServiceId, { before: 5, after: 20 }],
    ]);
    const report = await judgeBookings(server.sql, buffers, 'America/New_York');
    expect(report.wrong).toEqual([]);
    expect(await doubleBookings(server.sql)).toEqual([]);

    const sum = (pattern: RegExp) =>
      [...record].reduce((all, [key, count]) => all + (pattern.test(key) ? count : 0), 0);
    expect(sum(/^(create|move|import) (200|201)/)).toBeGreaterThan(20);
    expect(sum(/ 409$/)).toBeGreaterThan(50);
    expect(sum(/ (23P01|LK001)$/)).toBeGreaterThan(10);
    expect(report.placements).toBeGreaterThan(50);
    await server.sql('delete from appointment; delete from hold; delete from availability');
  },
  120_000,
);
