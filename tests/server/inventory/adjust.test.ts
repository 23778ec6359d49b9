import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventory } from '@/features/inventory/inventoryItem';
import { ChangesPage } from '@/protocol/changesPage';
import { problemOf } from '../inProcess';
import { stockServer, type StockServer } from './stockServer';

let server: StockServer;
beforeAll(async () => {
  server = await stockServer();
});
afterAll(() => server.close());

const path = '/api/inventory';

describe('an amount', () => {
  test('is added to what is there, and answered as the row', async () => {
    const item = await server.stock(10);
    const taken = await server.adjust(server.as.therapist, item.id, -3);
    expect(taken.statusCode, taken.body).toBe(200);
    expect(inventory.row.parse(taken.json())).toEqual({
      ...item,
      quantity: 7,
      rev: 2,
      updatedAt: taken.json<{ updatedAt: string }>().updatedAt,
    });
    expect(taken.headers).toMatchObject({ etag: '"2"' });
    const added = await server.adjust(server.as.admin, item.id, 20);
    expect(added.json()).toMatchObject({ quantity: 27, rev: 3 });
  });

  test('does not ask which revision it is based on', async () => {
    const { id } = await server.stock(10);
    await server.adjust(server.as.assistant, id, -1);
    const answer = await server.adjust(server.as.therapist, id, -1, { 'if-match': '"1"' });
    expect(answer.json()).toMatchObject({ quantity: 8, rev: 3 });
  });

  test('is written down with who, why and how much there was then', async () => {
    const { id } = await server.stock(6);
    await server.as.assistant.post(`${path}/${id}/adjust`, { amount: 24, reason: ' Delivered ' });
    await server.as.therapist.post(`${path}/${id}/adjust`, { amount: -2, reason: null });
    const common = { appointmentId: null };
    expect(await server.movementsOf(id)).toEqual([
      { ...common, amount: 6, quantityAfter: 6, reason: 'Opening stock', author: 'assistant' },
      { ...common, amount: 24, quantityAfter: 30, reason: 'Delivered', author: 'assistant' },
      { ...common, amount: -2, quantityAfter: 28, reason: null, author: 'therapist' },
    ]);
    const list = await server.as.operator.get(`/api/stock-movements?itemId=${id}`);
    expect(list.json<{ items: unknown[] }>().items).toHaveLength(3);
  });

  test('is told by the feed together with its movement, under the id of the write', async () => {
    const { id } = await server.stock(6);
    const since = (await server.as.admin.get(`${path}?limit=1`)).json<{ seq: number }>().seq;
    const mutationId = v7();
    await server.adjust(server.as.assistant, id, -1, { 'idempotency-key': mutationId });
    const page = ChangesPage.parse((await server.as.operator.get(`/api/changes?since=${since}`)).json());
    expect(page.changes.map(({ entity, op, mutationId: by }) => [entity, op, by])).toEqual([
      ['inventoryItem', 'updated', mutationId],
      ['stockMovement', 'created', mutationId],
    ]);
  });
});

describe('below zero', () => {
  test('nothing is taken, and the answer says how much there is', async () => {
    const { id } = await server.stock(4);
    const before = await server.everything();
    const problem = problemOf(await server.adjust(server.as.therapist, id, -5));
    expect(problem).toMatchObject({
      code: 'not_enough',
      status: 409,
      detail: 'Only 4 left of Almond oil. Nothing was changed; take that many at most.',
      fields: [{ field: 'amount', message: 'must not be less than -4' }],
    });
    expect(await server.everything()).toEqual(before);
    expect((await server.adjust(server.as.therapist, id, -4)).json()).toMatchObject({ quantity: 0 });
    const empty = problemOf(await server.adjust(server.as.therapist, id, -1));
    expect(empty.detail).toBe('There is nothing left of Almond oil. Nothing was changed.');
  });

  test('nor above what anybody can have', async () => {
    const { id } = await server.stock(4);
    const problem = problemOf(await server.adjust(server.as.admin, id, 999_999_997));
    expect(problem).toMatchObject({ code: 'invalid_fields', fields: [{ field: 'amount' }] });
    expect((await server.adjust(server.as.admin, id, 999_999_996)).statusCode).toBe(200);
  });
});

describe('the same Idempotency-Key', () => {
  test('takes once, however often and at the same time it is sent', async () => {
    const { id } = await server.stock(10);
    const headers = { 'idempotency-key': v7() };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => server.adjust(server.as.therapist, id, -3, headers)),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await server.quantityOf(id)).toBe(7);
    expect(await server.movementsOf(id)).toHaveLength(2);
  });

  test('with another amount is refused, and is free again after a refusal', async () => {
    const { id } = await server.stock(2);
    const headers = { 'idempotency-key': v7() };
    expect(problemOf(await server.adjust(server.as.therapist, id, -3, headers)).code).toBe('not_enough');
    expect((await server.adjust(server.as.therapist, id, -2, headers)).statusCode).toBe(200);
    expect(problemOf(await server.adjust(server.as.therapist, id, -1, headers)).code).toBe('mutation_reused');
    expect(await server.quantityOf(id)).toBe(0);
  });
});

describe('what is no amount of a known thing', () => {
  test.each([
    [{ amount: 0 }, 'amount'],
    [{ amount: 1.5 }, 'amount'],
    [{ amount: '1' }, 'amount'],
    [{ amount: 1e300 }, 'amount'],
    [{}, 'amount'],
    [{ amount: 1, reason: '' }, 'reason'],
    [{ amount: 1, reason: 'x'.repeat(201) }, 'reason'],
    [{ amount: 1, quantity: 3 }, 'quantity'],
  ])('%j is refused by name', async (body, field) => {
    const { id } = await server.stock(4);
    const problem = problemOf(await server.as.admin.post(`${path}/${id}/adjust`, body));
    expect(problem.code).toBe('invalid_fields');
    expect(JSON.stringify(problem.fields)).toContain(field);
    expect(await server.quantityOf(id)).toBe(4);
  });

  test('is not there, and of another role not allowed', async () => {
    const { id } = await server.stock(4);
    for (const unknown of [v7(), 'almond'])
      expect(problemOf(await server.adjust(server.as.admin, unknown, 1)).code).toBe('not_found');
    for (const role of ['operator', 'scheduler', 'patient'] as const)
      expect(problemOf(await server.adjust(server.as[role], id, 1)).code, role).toBe('forbidden');
    expect(await server.quantityOf(id)).toBe(4);
  });
});

describe('an item', () => {
  test('is changed in everything but its quantity', async () => {
    const item = await server.stock(4);
    const problem = problemOf(
      await server.as.admin.patch(`${path}/${item.id}`, { name: 'Oil', quantity: 5 }),
    );
    expect(problem).toMatchObject({
      code: 'against_rules',
      status: 422,
      fields: [{ field: 'quantity', message: 'must be changed by an amount: adjust' }],
    });
    const renamed = await server.as.admin.patch(`${path}/${item.id}`, { name: 'Oil', quantity: 4 });
    expect(renamed.json()).toMatchObject({ name: 'Oil', quantity: 4, rev: 2 });
  });

  test('merges a change of its fields with amounts taken meanwhile', async () => {
    const item = await server.stock(4);
    await server.adjust(server.as.therapist, item.id, -1);
    const answer = await server.as.assistant.patch(
      `${path}/${item.id}`,
      { reorderLevel: 9 },
      { 'if-match': '"1"' },
    );
    expect(answer.json()).toMatchObject({ quantity: 3, reorderLevel: 9 });
  });

  test('begins with an opening quantity, or with none and no movement', async () => {
    const [some, none] = [await server.stock(3), await server.stock(0)];
    expect(await server.movementsOf(some.id)).toMatchObject([{ amount: 3, reason: 'Opening stock' }]);
    expect(await server.movementsOf(none.id)).toEqual([]);
  });

  test('has an SKU of its own, whatever its case: else it is told which field', async () => {
    const item = await server.stock(3, { sku: 'OIL-ALMOND' });
    const other = await server.stock(3, { sku: 'OIL-JOJOBA' });
    const draft = { name: 'Oil', sku: 'oil-almond', unit: 'bottle', quantity: 0, reorderLevel: 0 };
    const expected = {
      code: 'already_exists',
      status: 409,
      fields: [{ field: 'sku', message: 'is taken by something else' }],
    };
    expect(problemOf(await server.as.admin.post(path, draft))).toMatchObject(expected);
    const changed = await server.as.admin.patch(`${path}/${other.id}`, { sku: 'Oil-Almond' });
    expect(problemOf(changed)).toMatchObject(expected);
    // An id that is taken is another matter.
    const sameId = await server.as.admin.post(path, { ...draft, sku: v7(), id: item.id });
    expect(problemOf(sameId)).not.toHaveProperty('fields');
    await server.as.admin.delete(`${path}/${item.id}`);
    expect((await server.as.admin.post(path, draft)).statusCode).toBe(201);
  });

  test('that is deleted leaves its movements', async () => {
    const { id } = await server.stock(3);
    await server.adjust(server.as.admin, id, -1);
    expect((await server.as.assistant.delete(`${path}/${id}`)).statusCode).toBe(204);
    expect(await server.movementsOf(id)).toHaveLength(2);
  });
});
