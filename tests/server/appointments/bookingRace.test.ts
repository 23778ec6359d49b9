import { afterAll, beforeAll, expect, test } from 'vitest';
import { doubleBookings, raceForOneSlot } from './bookingRace';
import { bookingServer, type BookingServer } from './bookingServer';
import { secondNode, type SecondNode } from './secondNode';

const attempts = 2_000;

let server: BookingServer;
let other: SecondNode;
beforeAll(async () => {
  server = await bookingServer();
  other = await secondNode(server.url, () => server.clock.ms);
});
afterAll(async () => {
  await other.close();
  await server.close();
});

test('[K2] of thousands who want one hour, through two nodes and by every way, exactly one gets it', async () => {
  const tokens = [server.as.operator, server.as.scheduler, server.as.admin, server.as.assistant].map(
    ({ token }) => token,
  );
  const outcome = await raceForOneSlot(
    server.sql,
    server.practice,
    async (n, url, body) => {
      // Each way by each role and through both nodes.
      const node = Math.floor(n / 4) % 2 === 0 ? server.app : other.app;
      const token = tokens[Math.floor(n / 8) % tokens.length];
      const answer = await node.inject({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        payload: JSON.stringify(body),
      });
      return { status: answer.statusCode, body: answer.body };
    },
    attempts,
    // As many at once as the two nodes have connections: more would only wait for one, and on a slow machine too long.
    32,
  );
  expect(outcome.wrong).toEqual([]);
  expect(outcome.won.length).toBe(1);
  const each = attempts / 4;
  expect(outcome.sent).toEqual({ create: each, move: each, import: each, series: each });
  expect(Object.values(outcome.codes).reduce((sum, count) => sum + count, 0)).toBe(attempts - 1);
  expect(await doubleBookings(server.sql)).toEqual([]);
  // Who lost left nothing behind.
  const [way] = outcome.won.map((one) => one.way);
  const rows = await server.sql('select from appointment');
  expect(rows.length - each).toBe({ create: 1, move: 0, import: 2, series: 2 }[way ?? '']);
}, 600_000);
