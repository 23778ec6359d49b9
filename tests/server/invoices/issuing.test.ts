import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Invoice } from '@/features/invoices/invoice';
import { problemOf } from '../inProcess';
import { makePractice } from '../practice';
import { invoiceServer, type InvoiceServer } from './invoiceServer';

let server: InvoiceServer;
beforeAll(async () => {
  server = await invoiceServer();
});
afterAll(() => server.close());

const patch = (row: { id: string }, fields: object) =>
  server.assistant.patch(`/api/invoices/${row.id}`, fields);
const numbers = async () => {
  const rows = await server.sql<{ number: number }>(
    'select number from invoice where practice_id = $1 and number is not null order by number',
    [server.practice.id],
  );
  return rows.map(({ number }) => number);
};
const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);

describe('issuing', () => {
  test('gives a number and the moment, once', async () => {
    const draft = await server.create({ dueOn: '2026-12-24' });
    expect(draft).toMatchObject({ status: 'draft', number: null, issuedAt: null, totalCents: 9_000 });
    const issued = (await patch(draft, { status: 'open' })).json<Invoice>();
    expect(issued).toMatchObject({ status: 'open', number: expect.any(Number) as number, paidCents: 0 });
    expect(issued.issuedAt).not.toBeNull();
    const later = (await patch(draft, { dueOn: '2027-01-24' })).json<Invoice>();
    expect(later).toMatchObject({ number: issued.number, issuedAt: issued.issuedAt, dueOn: '2027-01-24' });
  });

  test('needs at least one line, and what costs nothing is paid at once', async () => {
    const empty = await server.create({ lines: [] });
    expect(await server.refused(() => patch(empty, { status: 'open' }))).toMatchObject({
      code: 'invalid_fields',
      fields: [{ field: 'lines' }],
    });
    const gift = await server.create({ lines: [{ description: 'A gift', quantity: 1, unitCents: 0 }] });
    expect((await patch(gift, { status: 'open' })).json()).toMatchObject({ status: 'paid', totalCents: 0 });
  });

  test('[M5] a hundred at once leaves no gap, also where some are refused', async () => {
    const before = (await numbers()).length;
    const drafts: Invoice[] = [];
    for (let n = 0; n < 100; n++) drafts.push(await server.create());
    const answers = await Promise.all(
      drafts.flatMap((row, n) => [
        (n % 2 ? server.assistant : server.doctor).patch(`/api/invoices/${row.id}`, { status: 'open' }),
        // Refused by the database after it took a number: the appointment is not there.
        ...(n % 10 === 0
          ? [
              server.assistant.post('/api/invoices', {
                ...server.draft(),
                status: 'open',
                appointmentId: row.id,
              }),
            ]
          : []),
      ]),
    );
    const refused = answers.filter(({ statusCode }) => statusCode >= 400);
    expect(refused.map((answer) => problemOf(answer).code)).toEqual(
      Array.from({ length: 10 }, () => 'unknown_reference'),
    );
    expect(await numbers()).toEqual(upTo(before + 100));
  });

  test('another practice counts for itself', async () => {
    const theirs = await makePractice(server);
    const caller = await server.signIn(theirs.email.assistant);
    const answer = await caller.post('/api/invoices', {
      ...server.draft(),
      patientId: theirs.patientId,
      status: 'open',
    });
    expect(answer.json()).toMatchObject({ number: 1 });
  });

  test('what was issued keeps its lines, and is void only while nothing was paid', async () => {
    const row = await server.issue(5_000);
    const lines = [{ description: 'Massage', quantity: 1, unitCents: 4_000 }];
    expect(await server.refused(() => patch(row, { lines }))).toMatchObject({ code: 'locked' });
    await server.assistant.post(`/api/invoices/${row.id}/payments`, { amountCents: 1, method: 'cash' });
    expect(await server.refused(() => patch(row, { status: 'void' }))).toMatchObject({
      status: 409,
      code: 'illegal_status',
      allowed: [],
    });
    // It is still owed: when, may be agreed anew.
    expect((await patch(row, { dueOn: '2027-03-01' })).statusCode).toBe(200);
    const open = await server.issue(5_000);
    expect((await patch(open, { status: 'void' })).json()).toMatchObject({
      status: 'void',
      number: open.number,
    });
    expect(await server.refused(() => patch(open, { dueOn: null, status: 'open' }))).toMatchObject({
      code: 'illegal_status',
    });
  });
});

describe('an appointment', () => {
  test('[M5] is invoiced once: whoever comes second is told and led to the first', async () => {
    const appointmentId = await server.visit();
    const answers = await Promise.all(
      [server.assistant, server.doctor, server.assistant, server.doctor].map((caller) =>
        caller.post('/api/invoices', server.draft({ appointmentId })),
      ),
    );
    const made = answers.filter(({ statusCode }) => statusCode === 201).map((one) => one.json<Invoice>());
    expect(made.length).toBe(1);
    for (const answer of answers.filter(({ statusCode }) => statusCode !== 201)) {
      expect(problemOf(answer)).toMatchObject({
        status: 409,
        code: 'already_exists',
        detail: expect.stringContaining('invoiced already') as string,
        fields: [{ field: 'appointmentId', message: 'is invoiced already' }],
        affected: [made[0]?.id],
      });
    }
    const other = await server.create();
    expect((await server.refused(() => patch(other, { appointmentId }))).code).toBe('already_exists');
  });

  test('whose invoice is void may be invoiced anew', async () => {
    const appointmentId = await server.visit();
    const first = await server.create({ appointmentId, status: 'open' });
    await patch(first, { status: 'void' });
    const second = await server.create({ appointmentId });
    expect(second.appointmentId).toBe(appointmentId);
  });

  test('is invoiced to its own patient', async () => {
    const other = await server.otherPatient();
    const appointmentId = await server.visit(other);
    const wrong = { code: 'invalid_fields', fields: [{ field: 'appointmentId' }] };
    expect(
      await server.refused(() => server.assistant.post('/api/invoices', server.draft({ appointmentId }))),
    ).toMatchObject(wrong);
    const row = await server.create();
    expect(await server.refused(() => patch(row, { appointmentId }))).toMatchObject(wrong);
    const right = await server.create({ appointmentId, patientId: other });
    expect(await server.refused(() => patch(right, { patientId: server.practice.patientId }))).toMatchObject(
      wrong,
    );
    // And it stays theirs as long as they are to pay for it.
    const taken = server.sql('update appointment set patient_id = $1 where id = $2', [
      server.practice.patientId,
      appointmentId,
    ]);
    await expect(taken).rejects.toMatchObject({ code: 'LK002' });
  });
});
