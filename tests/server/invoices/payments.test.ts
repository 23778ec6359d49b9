import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Invoice } from '@/features/invoices/invoice';
import { problemOf } from '../inProcess';
import { invoiceServer, type InvoiceServer } from './invoiceServer';

let server: InvoiceServer;
beforeAll(async () => {
  server = await invoiceServer();
});
afterAll(() => server.close());

const pathOf = ({ id }: { id: string }) => `/api/invoices/${id}/payments`;
const pay = (row: { id: string }, amountCents: unknown, method: unknown = 'card') =>
  server.assistant.post(pathOf(row), { amountCents, method });

describe('part payments', () => {
  test('are added in their order, and the status follows from what was paid', async () => {
    const row = await server.issue(9_000);
    const part = await pay(row, 4_000, 'cash');
    expect(part.statusCode, part.body).toBe(200);
    const at = new Date(server.clock.ms).toISOString();
    const first = { id: expect.any(String) as string, at, amountCents: 4_000, method: 'cash' };
    expect(part.json()).toMatchObject({
      status: 'partlyPaid',
      paidCents: 4_000,
      payments: [first],
      rev: row.rev + 1,
    });
    expect(part.headers.etag).toBe(`"${row.rev + 1}"`);
    const rest = await server.doctor.post(pathOf(row), { amountCents: 5_000, method: 'transfer' });
    expect(rest.json()).toMatchObject({ status: 'paid', paidCents: 9_000, number: row.number });
    expect(rest.json<Invoice>().payments).toMatchObject([first, { amountCents: 5_000, method: 'transfer' }]);
  });

  test('never come to more than is owed, and say what is', async () => {
    const row = await server.issue(9_000);
    await pay(row, 8_000);
    const over = await server.refused(() => pay(row, 1_001));
    expect(over).toMatchObject({ status: 409, code: 'not_enough' });
    expect(over.detail).toContain('10.00 USD is still owed');
    expect(over.fields?.map(({ field }) => field)).toEqual(['amountCents']);
    expect((await pay(row, 1_000)).json()).toMatchObject({ status: 'paid' });
    expect((await server.refused(() => pay(row, 1))).detail).toContain('nothing is still owed');
  });

  test('are refused of a draft and of a void one, with the reason', async () => {
    const draft = await server.create();
    expect(await server.refused(() => pay(draft, 100))).toMatchObject({
      status: 409,
      code: 'locked',
      detail: expect.stringContaining('draft') as string,
    });
    const open = await server.issue(500);
    await server.assistant.patch(`/api/invoices/${open.id}`, { status: 'void' });
    expect(await server.refused(() => pay(open, 100))).toMatchObject({
      code: 'locked',
      detail: expect.stringContaining('void') as string,
    });
  });

  test('name each field that is wrong', async () => {
    const row = await server.issue(9_000);
    const wrong: [object, string][] = [
      [{ amountCents: 0, method: 'card' }, 'amountCents'],
      [{ amountCents: -100, method: 'card' }, 'amountCents'],
      [{ amountCents: 10.5, method: 'card' }, 'amountCents'],
      [{ amountCents: 100, method: 'gold' }, 'method'],
      [{ method: 'card' }, 'amountCents'],
      [{ amountCents: 100, method: 'card', id: v7() }, ''],
    ];
    for (const [body, field] of wrong) {
      const problem = await server.refused(() => server.assistant.post(pathOf(row), body));
      expect(problem.code, JSON.stringify(body)).toBe('invalid_fields');
      if (field) expect(problem.fields?.map((one) => one.field)).toContain(field);
    }
  });

  test('are taken by those who keep invoices, and by nobody else', async () => {
    const row = await server.issue(9_000);
    for (const role of ['operator', 'scheduler', 'patient'] as const) {
      const caller = await server.signIn(server.practice.email[role]);
      const problem = await server.refused(() =>
        caller.post(pathOf(row), { amountCents: 100, method: 'card' }),
      );
      expect([role, problem.code]).toEqual([role, 'forbidden']);
    }
    expect(problemOf(await pay({ id: v7() }, 100)).code).toBe('not_found');
  });

  test('are done once, however often the request is repeated, also at the same moment', async () => {
    const row = await server.issue(9_000);
    const key = { 'idempotency-key': v7() };
    const body = { amountCents: 3_000, method: 'card' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => server.assistant.post(pathOf(row), body, key)),
    );
    const [first] = answers;
    for (const answer of answers) {
      expect([answer.statusCode, answer.json()]).toEqual([200, first?.json()]);
    }
    expect(await server.stored(row.id)).toMatchObject({ paidCents: 3_000, rev: row.rev + 1 });
    const other = await server.assistant.post(pathOf(row), { ...body, amountCents: 1 }, key);
    expect(problemOf(other).code).toBe('mutation_reused');
  });

  test('under If-Match are refused once somebody else took one', async () => {
    const row = await server.issue(9_000);
    await server.doctor.post(pathOf(row), { amountCents: 1_000, method: 'cash' });
    const stale = await server.refused(() =>
      server.assistant.post(pathOf(row), { amountCents: 1_000, method: 'cash' }, { 'if-match': '"1"' }),
    );
    expect(stale).toMatchObject({ status: 412, code: 'edit_conflict' });
  });

  test('[M6] of a hundred at once, as many succeed as are owed', async () => {
    const each = 200;
    const row = await server.issue(50 * each);
    const callers = [server.assistant, server.doctor];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        (callers[n % 2] ?? server.assistant).post(pathOf(row), { amountCents: each, method: 'card' }),
      ),
    );
    const taken = answers.filter(({ statusCode }) => statusCode === 200);
    const refused = answers.filter(({ statusCode }) => statusCode !== 200).map(problemOf);
    expect(taken.length).toBe(50);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['not_enough']));
    const stored = await server.stored(row.id);
    expect(stored).toMatchObject({ status: 'paid', totalCents: 10_000, paidCents: 10_000, rev: 51 });
    expect(stored.payments?.length).toBe(50);
    expect(new Set(stored.payments?.map(({ id }) => id)).size).toBe(50);
  });

  test('and voiding at the same moment exclude each other', async () => {
    for (let round = 0; round < 10; round++) {
      const row = await server.issue(1_000);
      const [paid, voided] = await Promise.all([
        pay(row, 500),
        server.doctor.patch(`/api/invoices/${row.id}`, { status: 'void' }),
      ]);
      expect([paid.statusCode, voided.statusCode].toSorted()).toEqual([200, 409]);
      const { status, paidCents } = await server.stored(row.id);
      expect([status, paidCents]).toEqual(paid.statusCode === 200 ? ['partlyPaid', 500] : ['void', 0]);
    }
  });
});
