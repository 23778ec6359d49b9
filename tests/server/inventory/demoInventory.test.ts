import { Temporal } from 'temporal-polyfill';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isLow } from '@/features/inventory/inventoryItem';
import { insertDemoInventory } from '@/server/demo/demoInventory';
import { complaintsAbout, stockServer, type StockServer } from './stockServer';

interface Item {
  id: string;
  name: string;
  quantity: number;
  reorderLevel: number;
}

const today = Temporal.PlainDate.from('2026-11-24');
let server: StockServer;
let items: Item[];
beforeAll(async () => {
  server = await stockServer();
  await server.database.withClient(async (client) => {
    await client.query('begin');
    await insertDemoInventory(client, {
      practiceId: server.practice.id,
      ids: { next: v7 },
      today,
      timeZone: 'America/New_York',
    });
    await client.query('commit');
  });
  items = (await server.as.assistant.get('/api/inventory')).json<{ items: Item[] }>().items;
});
afterAll(() => server.close());

test('the demo’s stock is the sum of its history, some of it runs low, none is below zero', async () => {
  expect(items).toHaveLength(18);
  for (const { id, name, quantity } of items)
    expect(complaintsAbout(await server.movementsOf(id), quantity), name).toEqual([]);
  const low = items.filter(isLow).map(({ name }) => name);
  expect(low.length).toBeGreaterThan(2);
  expect(low.length).toBeLessThan(8);
});

test('its history lies in the last four weeks, and is told by the feed like any other', async () => {
  const [told] = await server.sql<{ first: Date; last: Date; logged: number; kept: number }>(`
    select min(created_at) as first, max(created_at) as last,
           (select count(*)::int from change_log where entity = 'stockMovement' and op = 'created') as logged,
           count(*)::int as kept
      from stock_movement`);
  expect(told?.first.toISOString()).toBe('2026-10-28T13:00:00.000Z');
  expect(Number(told?.last)).toBeLessThan(Date.parse('2026-11-24T05:00:00Z'));
  expect(told?.logged).toBe(told?.kept);
});

test('the database’s own hands are back at work afterwards', async () => {
  const [first] = items;
  const id = first?.id ?? '';
  await server.adjust(server.as.therapist, id, -1);
  const movements = await server.movementsOf(id);
  expect(movements.at(-1)).toMatchObject({ amount: -1, author: 'therapist' });
  expect(complaintsAbout(movements, (first?.quantity ?? 0) - 1)).toEqual([]);
  const fresh = await server.stock(3);
  expect(await server.movementsOf(fresh.id)).toMatchObject([{ amount: 3, reason: 'Opening stock' }]);
  const [asleep] = await server.sql<{ count: number }>(
    `select count(*)::int as count from pg_trigger where tgenabled = 'D'`,
  );
  expect(asleep?.count).toBe(0);
});
