import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf } from '../inProcess';
import { secondNode, type SecondNode } from '../appointments/secondNode';
import { complaintsAbout, stockServer, type StockServer } from './stockServer';

let server: StockServer;
let other: SecondNode;
beforeAll(async () => {
  server = await stockServer();
  other = await secondNode(server.url, () => server.clock.ms);
});
afterAll(async () => {
  await other.close();
  await server.close();
});

const callers = ['therapist', 'assistant', 'admin'] as const;

/** Adjusts through one of the two nodes, as one of three people. */
function send(n: number, id: string, amount: number, key = v7()) {
  const { token } = server.as[callers[n % callers.length] ?? 'admin'];
  const node = n % 2 === 0 ? server.app : other.app;
  return node.inject({
    method: 'POST',
    url: `/api/inventory/${id}/adjust`,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
    payload: { amount },
  });
}

test('[M7] of 200 who take one each of 100, through two nodes, 100 get it and nobody goes below zero', async () => {
  const { id } = await server.stock(100);
  const answers: Awaited<ReturnType<typeof send>>[] = [];
  let next = 0;
  const taker = async () => {
    for (let n = next++; n < 200; n = next++) answers.push(await send(n, id, -1));
  };
  // As many at once as the nodes have connections: more would only wait for one.
  await Promise.all(Array.from({ length: 32 }, taker));
  const taken = answers.filter(({ statusCode }) => statusCode === 200);
  const refused = answers.filter(({ statusCode }) => statusCode === 409);
  expect([taken.length, refused.length]).toEqual([100, 100]);
  const told = refused.map(problemOf).map(({ code, detail }) => `${code}: ${detail}`);
  expect([...new Set(told)]).toEqual([
    'not_enough: There is nothing left of Almond oil. Nothing was changed.',
  ]);
  // Everybody who got one was told another number.
  const left = taken.map((answer) => answer.json<{ quantity: number }>().quantity);
  expect(left.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  expect(await server.quantityOf(id)).toBe(0);
  const movements = await server.movementsOf(id);
  expect(movements).toHaveLength(101);
  expect(complaintsAbout(movements, 0)).toEqual([]);
});

const step = fc.record({
  amount: fc.integer({ min: -9, max: 9 }).filter((amount) => amount !== 0),
  way: fc.constantFrom('once', 'once', 'twice', 'sql'),
  /** Of the things of this run. */
  item: fc.nat({ max: 1 }),
});

test('[M8] whatever is taken and added at once, movements sum to what is there', async () => {
  const seen = { taken: 0, refused: 0, replayed: 0, sql: 0 };
  const run = fc.asyncProperty(
    // Of all lengths alike: by itself it would make short ones, too few for what is expected below.
    fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
    fc.nat({ max: 20 }),
    async (steps, opening) => {
      const items = [await server.stock(opening), await server.stock(0)];
      const expected = items.map(({ quantity }) => quantity);
      await Promise.all(
        steps.map(async ({ amount, way, item }, n) => {
          const id = items[item]?.id ?? '';
          const count = () => (expected[item] = (expected[item] ?? 0) + amount);
          if (way === 'sql') {
            const rows = await server
              .sql('update inventory_item set quantity = quantity + $2 where id = $1 returning id', [
                id,
                amount,
              ])
              .catch((error: { code?: string }) => (error.code === 'LK003' ? [] : Promise.reject(error)));
            seen.sql += rows.length;
            if (rows.length > 0) count();
            return;
          }
          const key = v7();
          const attempts = way === 'twice' ? [n, n] : [n];
          const answers = await Promise.all(attempts.map((who) => send(who, id, amount, key)));
          const codes = answers.map(({ statusCode }) => statusCode);
          for (const code of codes) expect([200, 409]).toContain(code);
          if (codes.includes(200)) {
            count();
            seen.taken++;
            if (codes.every((code) => code === 200) && codes.length === 2) seen.replayed++;
          } else seen.refused++;
        }),
      );
      for (const [place, { id }] of items.entries()) {
        const quantity = await server.quantityOf(id);
        expect(quantity).toBe(expected[place]);
        expect(complaintsAbout(await server.movementsOf(id), quantity)).toEqual([]);
      }
    },
  );
  await fc.assert(run, { numRuns: 25 });
  // It was about something.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
}, 120_000);
