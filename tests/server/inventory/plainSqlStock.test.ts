import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '@/server/database/openDatabase';
import type { RequestContext } from '@/server/database/practiceTransaction';
import { loadEntityTables, type EntityTable } from '@/server/database/entityTable';
import { adjustStock } from '@/features/inventory/adjustStock.server';
import { inventory } from '@/features/inventory/inventoryItem';
import type { Id } from '@/domain/primitives';
import type { Role } from '@/domain/policy';
import { complaintsAbout, stockServer, type StockServer } from './stockServer';

let server: StockServer;
let table: EntityTable;
beforeAll(async () => {
  server = await stockServer();
  const [loaded] = await loadEntityTables(server.database, [inventory]);
  if (!loaded) throw new Error('The table is missing');
  table = loaded;
});
afterAll(() => server.close());

/** Runs a statement as a request of an admin would, and keeps what it did. */
async function asRequest(text: string, values: unknown[] = []): Promise<pg.QueryResult> {
  return server.database.withClient(async (client) => {
    await client.query('begin');
    try {
      await client.query(
        `select set_config('role', 'lockstep_app', true), set_config('lockstep.role', 'admin', true),
                set_config('lockstep.practice_id', $1, true), set_config('lockstep.account_id', '', true)`,
        [server.practice.id],
      );
      const result = await client.query(text, values);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  });
}

describe('movements', () => {
  test('[M8] are neither made, changed nor deleted by a request, not even by plain SQL', async () => {
    const { id } = await server.stock(5);
    const denied = { code: '42501' };
    const insert = `insert into stock_movement (practice_id, id, item_id, amount, quantity_after) values ($1, $2, $3, 1, 6)`;
    await expect(asRequest(insert, [server.practice.id, v7(), id])).rejects.toMatchObject(denied);
    for (const text of [
      'update stock_movement set amount = 100',
      'delete from stock_movement',
      'truncate stock_movement',
    ])
      await expect(asRequest(text), text).rejects.toMatchObject(denied);
    expect(complaintsAbout(await server.movementsOf(id), 5)).toEqual([]);
  });

  test('are made neither, changed nor deleted by the API', async () => {
    await server.stock(5);
    const [movement] = (await server.as.admin.get('/api/stock-movements')).json<{ items: { id: string }[] }>()
      .items;
    const one = `/api/stock-movements/${movement?.id}`;
    const answers = [
      await server.as.admin.post('/api/stock-movements', { itemId: v7(), amount: 1, quantityAfter: 1 }),
      await server.as.admin.patch(one, { amount: 100 }),
      await server.as.admin.delete(one),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403]);
  });

  test('are written for a quantity that plain SQL changes, by a request or by the owner', async () => {
    const { id } = await server.stock(5);
    await asRequest('update inventory_item set quantity = quantity - 2 where id = $1', [id]);
    await server.sql('update inventory_item set quantity = 30 where id = $1', [id]);
    await server.sql(`update inventory_item set name = 'Oil' where id = $1`, [id]);
    const movements = await server.movementsOf(id);
    expect(movements.map(({ amount }) => amount)).toEqual([5, -2, 27]);
    expect(movements.map(({ author }) => author)).toEqual(['assistant', null, null]);
    expect(complaintsAbout(movements, 30)).toEqual([]);
  });

  test('of one thing are in the order of their ids, as quickly as they follow each other', async () => {
    const { id } = await server.stock(500);
    const takeOne = `update inventory_item set quantity = quantity - 1 where id = '${id}'`;
    await server.sql(Array.from({ length: 500 }, () => takeOne).join(';'));
    const movements = await server.movementsOf(id);
    expect(movements).toHaveLength(501);
    expect(complaintsAbout(movements, 0)).toEqual([]);
  });
});

describe('the database itself', () => {
  test('[M7] lets nothing below zero, nor above what anybody can have', async () => {
    const { id } = await server.stock(5);
    const set = (text: string) => `update inventory_item set quantity = ${text} where id = '${id}'`;
    for (const run of [asRequest, (text: string) => server.sql(text)]) {
      await expect(run(set('quantity - 6'))).rejects.toMatchObject({ code: 'LK003' });
      await expect(run(set('1000000001'))).rejects.toMatchObject({ code: '23514' });
    }
    const insert = `insert into inventory_item (practice_id, id, name, sku, unit, quantity, reorder_level)
                    values ($1, $2, 'Oil', $3, 'bottle', -1, 0)`;
    await expect(server.sql(insert, [server.practice.id, v7(), v7()])).rejects.toMatchObject({
      code: '23514',
    });
    expect(complaintsAbout(await server.movementsOf(id), 5)).toEqual([]);
  });

  test('has one SKU once in a practice, in any case', async () => {
    const { id } = await server.stock(0, { sku: 'TAPE' });
    await server.stock(0, { sku: 'TAPE-2' });
    const same = server.sql(`update inventory_item set sku = 'tape-2' where id = $1`, [id]);
    await expect(same).rejects.toMatchObject({ code: '23505', constraint: 'inventory_item_sku_once' });
  });
});

describe('stock that is taken within another write', () => {
  const contextOf = (role: Role): RequestContext => ({
    practiceId: server.practice.id,
    accountId: v7(),
    role,
    staffId: null,
    patientId: null,
    client: null,
    mutationId: null,
  });
  const ofTable = () => table;

  test('names its reason and its visit, and what follows in the same transaction does not', async () => {
    const [oil, towels] = [await server.stock(5), await server.stock(5, { name: 'Towels' })];
    const appointmentId = v7() as Id;
    await server.database.inPractice(contextOf('therapist'), async (transaction) => {
      const change = { id: oil.id, amount: -2, reason: 'Used at a visit', appointmentId };
      expect(await adjustStock(transaction, ofTable(), change)).toMatchObject({ quantity: 3, rev: 2 });
      const plain = { id: towels.id, amount: -1, reason: null, appointmentId: null };
      await adjustStock(transaction, ofTable(), plain);
      await adjustStock(transaction, ofTable(), { ...change, amount: 1 });
      expect(await adjustStock(transaction, ofTable(), { ...change, amount: 0 })).toMatchObject({ rev: 3 });
      return adjustStock(transaction, ofTable(), { ...plain, id: oil.id });
    });
    const used = { reason: 'Used at a visit', appointmentId };
    const unsaid = { reason: null, appointmentId: null };
    expect((await server.movementsOf(oil.id)).slice(1)).toMatchObject([
      { amount: -2, ...used },
      { amount: 1, ...used },
      { amount: -1, ...unsaid },
    ]);
    expect((await server.movementsOf(towels.id)).slice(1)).toMatchObject([{ amount: -1, ...unsaid }]);
  });

  test('leaves nothing of its reason to statements of others in the transaction', async () => {
    const { id } = await server.stock(5);
    const leftOver = await server.database.withClient(async (client) => {
      await client.query('begin');
      await client.query(`select set_config('lockstep.practice_id', $1, true)`, [server.practice.id]);
      const change = { id, amount: -1, reason: 'Used', appointmentId: v7() as Id };
      const rows = async <T>(query: Parameters<Parameters<typeof adjustStock>[0]['rows']>[0]) => {
        const { sql, parameters } = query.compile(server.database.owner);
        return (await client.query(sql, [...parameters])).rows as T[];
      };
      await adjustStock({ rows }, ofTable(), change);
      const result = await client.query<{ settings: string }>(
        `select current_setting('lockstep.stock_reason') || current_setting('lockstep.stock_appointment_id') as settings`,
      );
      await client.query('rollback');
      return result.rows[0]?.settings;
    });
    expect(leftOver).toBe('');
  });

  test('is refused as what it is: not there, not enough, not for this role', async () => {
    const { id } = await server.stock(1);
    const attempt = (role: Role, change: { id: string; amount: number }) =>
      server.database.inPractice(contextOf(role), (transaction) =>
        adjustStock(transaction, ofTable(), {
          reason: null,
          appointmentId: null,
          ...change,
          id: change.id as Id,
        }),
      );
    await expect(attempt('admin', { id: v7(), amount: 1 })).rejects.toMatchObject({ code: 'not_found' });
    await expect(attempt('scheduler', { id, amount: 1 })).rejects.toMatchObject({ code: 'not_found' });
    await expect(attempt('admin', { id, amount: -2 })).rejects.toMatchObject({ code: 'not_enough' });
    await expect(attempt('operator', { id, amount: -1 })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await server.quantityOf(id)).toBe(1);
  });

  test('is not touched by a request of another practice', async () => {
    const { id } = await server.stock(1);
    const elsewhere = openDatabase({ url: server.url });
    const context = { ...contextOf('admin'), practiceId: v7() };
    const attempt = elsewhere.inPractice(context, (transaction) =>
      adjustStock(transaction, ofTable(), { id, amount: 1, reason: null, appointmentId: null }),
    );
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
    await elsewhere.close();
  });
});
