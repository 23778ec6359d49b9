import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Invoice } from '@/features/invoices/invoice';
import { invoiceServer, type InvoiceServer } from './invoiceServer';

let server: InvoiceServer;
beforeAll(async () => {
  server = await invoiceServer();
});
afterAll(() => server.close());

const json = JSON.stringify;
const line = { description: 'Massage', quantity: 2, unitCents: 3_000 };
const payment = (amountCents: unknown, more: object = {}) => ({
  id: v7(),
  at: '2026-11-24T12:00:00.000Z',
  amountCents,
  method: 'cash',
  ...more,
});
const one = async (id: string) => {
  const [row] = await server.sql(
    `select status, number, issued_at, total_cents::int as total, paid_cents::int as paid, due_on::text, lines, payments
       from invoice where id = $1`,
    [id],
  );
  return row;
};

const run = {
  owner: (text: string, values: unknown[] = []) => server.sql(text, values).then(() => undefined),
  lockstep_app: (text: string, values: unknown[] = []) => server.asApp(text, values),
};

function inserted(fields: Record<string, unknown>): [text: string, values: unknown[], id: string] {
  const id = v7();
  const row: Record<string, unknown> = {
    practice_id: server.practice.id,
    id,
    patient_id: server.practice.patientId,
    lines: json([line]),
    ...fields,
  };
  const columns = Object.keys(row);
  const places = columns.map((_, n) => `$${n + 1}`);
  const text = `insert into invoice (${columns.join(', ')}) values (${places.join(', ')})`;
  return [text, Object.values(row), id];
}

async function paidInPart(): Promise<Invoice> {
  const row = await server.issue(6_000);
  for (const amountCents of [1_000, 2_000])
    await server.assistant.post(`/api/invoices/${row.id}/payments`, { amountCents, method: 'cash' });
  return server.stored(row.id);
}

describe.each(['owner', 'lockstep_app'] as const)('plain SQL as %s', (who) => {
  const set = (id: string, change: string, values: unknown[] = []) =>
    run[who](`update invoice set ${change} where id = '${id}'`, values);
  const refusedAs = (code: string) => ({ code });

  test('[M4] forges neither total, paid amount, number, day of issue nor status', async () => {
    const row = await paidInPart();
    const before = await one(row.id);
    for (const change of [
      'total_cents = 1',
      'paid_cents = 6000',
      'number = 7777',
      'number = null',
      "issued_at = '2020-01-01'",
      'issued_at = null',
      "status = 'paid'",
      "status = 'open'",
    ]) {
      await set(row.id, change);
      expect([change, await one(row.id)]).toEqual([change, before]);
    }
    const draft = await server.create();
    await set(draft.id, "number = 5, issued_at = '2020-01-01', total_cents = 0, paid_cents = 9000");
    expect(await one(draft.id)).toMatchObject({
      number: null,
      issued_at: null,
      total: 9_000,
      paid: 0,
    });
    // Also while it is issued.
    await set(draft.id, "status = 'paid', number = 7777, issued_at = '2020-01-01', total_cents = 0");
    const issued = await one(draft.id);
    expect(issued).toMatchObject({ status: 'open', total: 9_000, paid: 0 });
    expect(issued?.['number']).toBeLessThan(1_000);
    expect(String(issued?.['issued_at'])).not.toContain('2020');
  });

  test('gets a new one as paid only with its payments, if at all', async () => {
    const [text, values, id] = inserted({ status: 'paid', total_cents: 1, paid_cents: 1, number: 4_242 });
    await run[who](text, values);
    expect(await one(id)).toMatchObject({ status: 'open', total: 6_000, paid: 0 });
    expect((await one(id))?.['number']).toBeLessThan(1_000);
    const [more, moreValues, paidId] = inserted({ status: 'paid', payments: json([payment(6_000)]) });
    if (who === 'lockstep_app') {
      await expect(run[who](more, moreValues)).rejects.toMatchObject(refusedAs('LK002'));
    } else {
      await run[who](more, moreValues);
      expect(await one(paidId)).toMatchObject({ status: 'paid', paid: 6_000 });
    }
    for (const status of ['draft', 'void']) {
      const [worse, worseValues] = inserted({ status, payments: json([payment(1)]) });
      await expect(run[who](worse, worseValues), status).rejects.toMatchObject(refusedAs('LK002'));
    }
  });

  test('[M4] changes nothing of what an issued one says', async () => {
    const row = await paidInPart();
    const other = await server.otherPatient();
    for (const [change, values] of [
      ['lines = $1', [json([{ ...line, unitCents: 1 }])]],
      ['lines = $1', [json([])]],
      ['patient_id = $1', [other]],
      ['appointment_id = $1', [await server.visit()]],
      ["status = 'draft'", []],
      ["status = 'void'", []],
      ["status = 'draft', number = null, issued_at = null, payments = null", []],
      ["status = 'void', payments = null", []],
    ] as const) {
      await expect(set(row.id, change, [...values]), change).rejects.toMatchObject(refusedAs('LK002'));
    }
    await expect(run[who](`delete from invoice where id = '${row.id}'`)).rejects.toMatchObject(
      refusedAs('LK002'),
    );
    await set(row.id, "due_on = '2027-01-01'");
    expect(await one(row.id)).toMatchObject({ due_on: '2027-01-01', paid: 3_000, status: 'partlyPaid' });
  });

  test('only adds payments, of a sound shape, to what is issued and owed', async () => {
    const row = await paidInPart();
    const [first, second] = row.payments ?? [];
    const wrong: [string, unknown][] = [
      ['LK002', null],
      ['LK002', []],
      ['LK002', [first]],
      ['LK002', [second, first]],
      ['LK002', [{ ...first, amountCents: 999 }, second]],
      ['LK002', [{ ...first, method: 'card' }, second, payment(1)]],
      ['23514', [first, second, payment(-1_000)]],
      ['23514', [first, second, payment(0)]],
      ['23514', [first, second, payment(0.5)]],
      ['23514', [first, second, payment('1000')]],
      ['23514', [first, second, payment(1, { method: 'gold' })]],
      ['23514', [first, second, payment(1, { id: 'nobody' })]],
      ['23514', [first, second, payment(1, { at: 'yesterday' })]],
      ['23514', [first, second, payment(1, { note: 'mine' })]],
      ['23514', [first, second, { amountCents: 1 }]],
      ['23514', [first, second, second]],
      ['23514', [first, second, 'a thousand']],
      ['23514', { first, second }],
      // More than is owed.
      ['23514', [first, second, payment(3_001)]],
    ];
    for (const [code, payments] of wrong) {
      const value = payments === null ? null : json(payments);
      await expect(set(row.id, 'payments = $1', [value]), value ?? 'null').rejects.toMatchObject({ code });
    }
    await set(row.id, 'payments = $1', [json([first, second, payment(3_000)])]);
    expect(await one(row.id)).toMatchObject({ status: 'paid', paid: 6_000 });
    await expect(set(row.id, "due_on = '2027-01-01'")).rejects.toMatchObject(refusedAs('LK002'));

    const draft = await server.create();
    for (const change of ['payments = $1', "payments = $1, status = 'open'"])
      await expect(set(draft.id, change, [json([payment(1)])])).rejects.toMatchObject(refusedAs('LK002'));
  });

  test('leaves what is void as it is, and makes void only what is open', async () => {
    const row = await server.issue(1_000);
    await set(row.id, "status = 'void'");
    for (const [change, values] of [
      ["status = 'open'", []],
      ['payments = $1', [json([payment(1)])]],
      ["status = 'paid', payments = $1", [json([payment(1_000)])]],
      ["due_on = '2027-01-01'", []],
    ] as const)
      await expect(set(row.id, change, [...values]), change).rejects.toMatchObject(refusedAs('LK002'));
    const draft = await server.create();
    await expect(set(draft.id, "status = 'void'")).rejects.toMatchObject(refusedAs('LK002'));
  });

  test('writes no lines that nobody could read', async () => {
    const draft = await server.create();
    for (const lines of [
      { ...line },
      'nothing',
      null,
      [null],
      ['Massage'],
      [{ ...line, quantity: 0 }],
      [{ ...line, quantity: -1 }],
      [{ ...line, quantity: 1.5 }],
      [{ ...line, quantity: '2' }],
      [{ ...line, quantity: 10_000 }],
      [{ ...line, unitCents: -3_000 }],
      [{ ...line, unitCents: 1e300 }],
      [{ ...line, description: '' }],
      [{ ...line, description: 'x'.repeat(201) }],
      [{ description: 'Massage', quantity: 1 }],
      [{ ...line, discount: 5 }],
      [{ ...line, quantity: 9_999, unitCents: 1_000_000_000 }],
      Array.from({ length: 101 }, () => line),
    ])
      await expect(set(draft.id, 'lines = $1', [json(lines)]), json(lines)).rejects.toMatchObject({
        code: '23514',
      });
    await set(draft.id, 'lines = $1', [json([])]);
    await expect(set(draft.id, "status = 'open'")).rejects.toMatchObject({
      code: '23514',
      constraint: 'invoice_lines_when_issued',
    });
  });
});

test('a request has no way to the numbers, and to no other practice’s', async () => {
  for (const text of [
    'update invoice_number set last = 0',
    'delete from invoice_number',
    'select * from invoice_number',
    'truncate invoice',
  ])
    await expect(server.asApp(text), text).rejects.toMatchObject({ code: '42501' });
  // Without its practice it would be taken over from elsewhere, with payments and all.
  const [text, values] = inserted({ status: 'paid', payments: json([payment(6_000)]) });
  await expect(server.asApp(text, values, { practice_id: '' })).rejects.toMatchObject({ code: '42501' });
  await expect(server.sql('truncate invoice')).rejects.toMatchObject({ code: 'LK002' });
});

test('what is taken over from elsewhere keeps its day and payments, and is counted on', async () => {
  const before = await server.issue(1);
  const [text, values, id] = inserted({
    status: 'paid',
    issued_at: '2025-03-01T10:00:00Z',
    number: 9,
    payments: json([payment(6_000)]),
  });
  await server.sql(text, values);
  const [voidText, voidValues, voidId] = inserted({ status: 'void', issued_at: '2025-03-02T10:00:00Z' });
  await server.sql(voidText, voidValues);
  const row = await server.stored(id);
  expect(row).toMatchObject({
    status: 'paid',
    issuedAt: '2025-03-01T10:00:00.000Z',
    number: (before.number ?? 0) + 1,
    paidCents: 6_000,
  });
  expect(await server.stored(voidId)).toMatchObject({ status: 'void', number: (row.number ?? 0) + 1 });
});
