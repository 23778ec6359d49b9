import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appointments } from '@/features/appointments/appointment';
import { stockMovements } from '@/features/inventory/stockMovement';
import { invoices } from '@/features/invoices/invoice';
import { treatments } from '@/features/treatments/treatment';
import { problemOf } from '../inProcess';
import { visitServer, type VisitServer } from './visitServer';

const Answer = z.strictObject({
  appointment: appointments.row,
  treatment: treatments.row.nullable(),
  invoice: invoices.row,
  movements: z.array(stockMovements.row),
});

let server: VisitServer;
beforeAll(async () => {
  server = await visitServer();
});
afterAll(() => server.close());

const path = (id: string) => `/api/appointments/${id}/complete`;
const massage = { description: 'Massage', quantity: 1, unitCents: 9000 };
const note = { subjective: 'Pain in the lower back.', plan: 'Again in a week.' };

describe('what a completed visit leaves behind', () => {
  test('note, invoice and used stock, in one answer', async () => {
    const [id, oil, towels] = [await server.visit(), await server.item(5), await server.item(9)];
    const lines = [massage, { description: 'Tape', quantity: 2, unitCents: 450 }];
    const body = {
      note,
      lines,
      dueOn: '2026-12-24',
      stock: [
        { itemId: towels, amount: 1 },
        { itemId: oil, amount: 2 },
      ],
    };
    const answer = await server.as.assistant.post(path(id), body);
    expect(answer.statusCode, answer.body).toBe(200);
    const { appointment, treatment, invoice, movements } = Answer.parse(answer.json());
    expect(appointment).toMatchObject({ id, status: 'completed' });
    expect(answer.headers.etag).toBe(`"${appointment.rev}"`);
    const { patientId, staffId } = appointment;
    expect(treatment).toMatchObject({ patientId, staffId, appointmentId: id, ...note, signedAt: null });
    expect(invoice).toMatchObject({ patientId, appointmentId: id, status: 'draft', number: null, lines });
    expect(invoice).toMatchObject({ totalCents: 9900, dueOn: '2026-12-24' });
    const reason = { reason: 'Used at a visit', appointmentId: id, author: 'assistant' };
    expect(movements).toHaveLength(2);
    expect(movements).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...reason, itemId: oil, amount: -2, quantityAfter: 3 }),
        expect.objectContaining({ ...reason, itemId: towels, amount: -1, quantityAfter: 8 }),
      ]),
    );
    const traces = await server.traces(id);
    expect(traces).toEqual({ status: 'completed', treatments: [treatment], invoices: [invoice], movements });
  });

  test('with nothing said: the service by its name and price, as a draft; no note, no stock', async () => {
    const id = await server.visit();
    const answer = await server.as.therapist.post(path(id), {});
    const { treatment, invoice, movements } = Answer.parse(answer.json());
    expect([treatment, movements]).toEqual([null, []]);
    expect(invoice).toMatchObject({ lines: [massage], totalCents: 9000, status: 'draft' });
  });

  test('an invoice that is issued at once, if that is said', async () => {
    const answer = await server.as.admin.post(path(await server.visit()), { issue: true });
    expect(Answer.parse(answer.json()).invoice).toMatchObject({ status: 'open', number: expect.any(Number) });
  });

  test('a note of when the visit was to begin, or of now if that is ahead', async () => {
    const ahead = await server.as.admin.post(path(await server.visit()), { note });
    const performed = Date.parse(Answer.parse(ahead.json()).treatment?.performedAt ?? '');
    const [time] = await server.sql<{ now: Date }>('select now()');
    expect(Math.abs(performed - Number(time?.now))).toBeLessThan(60_000);

    await server.open('2026-11-02', '08:00', '12:00');
    const past = await server.insert('2026-11-02T14:00:00Z', { status: 'inProgress' });
    const answer = await server.as.admin.post(path(past), { note });
    expect(Answer.parse(answer.json()).treatment?.performedAt).toBe('2026-11-02T14:00:00.000Z');
  });

  test('one stretch of the feed under one mutation id, in which what is completed comes last', async () => {
    const [id, oil, key] = [await server.visit('arrived'), await server.item(3), v7()];
    const { seq: since } = (await server.as.admin.get('/api/staff?limit=1')).json<{ seq: number }>();
    const body = { note, stock: [{ itemId: oil, amount: 1 }] };
    const answer = await server.as.assistant.post(path(id), body, { 'idempotency-key': key });
    const feed = (await server.as.assistant.get(`/api/changes?since=${since}`)).json<{
      changes: { seq: number; entity: string; mutationId?: string; row: { status?: string } }[];
    }>();
    expect(feed.changes.map(({ seq, mutationId }) => [seq, mutationId])).toEqual(
      feed.changes.map((_, n) => [since + 1 + n, key]),
    );
    expect(feed.changes.map(({ entity }) => entity)).toEqual([
      'inventoryItem',
      'stockMovement',
      'invoice',
      'treatment',
      'appointment',
      'appointment',
    ]);
    expect(feed.changes.slice(-2).map(({ row }) => row.status)).toEqual(['inProgress', 'completed']);
    expect(answer.headers['lockstep-seq']).toBe(String(feed.changes.at(-1)?.seq));
  });
});

describe('who may complete which visit', () => {
  test.each([
    ['requested', ['confirmed', 'cancelled', 'noShow']],
    ['confirmed', ['arrived', 'cancelled', 'noShow']],
    ['completed', []],
    ['cancelled', []],
    ['noShow', []],
  ])('one that is %s is refused, and the legal statuses are named', async (status, allowed) => {
    const [id, oil] = [await server.visit(status), await server.item(0)];
    const before = await server.everything();
    // That there is too little of something is not what is in the way.
    const answer = await server.as.admin.post(path(id), { note, stock: [{ itemId: oil, amount: 1 }] });
    expect(problemOf(answer)).toMatchObject({ code: 'illegal_status', allowed });
    expect(await server.everything()).toEqual(before);
  });

  test('a therapist their own ones only: another’s is not there for them', async () => {
    const id = await server.visit('inProgress', { staffId: server.practice.otherStaffId });
    const before = await server.everything();
    expect(problemOf(await server.as.therapist.post(path(id), { note })).code).toBe('not_found');
    expect(await server.everything()).toEqual(before);
    const theirs = await server.signIn(server.practice.email.otherTherapist);
    expect((await theirs.post(path(id), { note })).statusCode).toBe(200);
  });

  test('nobody who may not write all that belongs to it', async () => {
    const id = await server.visit();
    const before = await server.everything();
    for (const role of ['operator', 'scheduler', 'patient'] as const)
      expect(problemOf(await server.as[role].post(path(id), {})).code, role).toBe('forbidden');
    expect(await server.everything()).toEqual(before);
  });

  test('an assistant completes it, but the note stays a draft that only the therapist signs', async () => {
    const answer = await server.as.assistant.post(path(await server.visit()), { note });
    const { treatment } = Answer.parse(answer.json());
    const sign = `/api/treatments/${treatment?.id}/sign`;
    expect(problemOf(await server.as.assistant.post(sign, {})).code).toBe('forbidden');
    expect((await server.as.therapist.post(sign, {})).statusCode).toBe(200);
  });

  test('an id that is none, or nobody’s, is not found', async () => {
    for (const id of ['nothing', v7()])
      expect(problemOf(await server.as.admin.post(path(id), {})).code).toBe('not_found');
  });
});

describe('the same twice', () => {
  test('a repeated key answers the same and writes nothing more', async () => {
    const [id, oil] = [await server.visit(), await server.item(5)];
    const body = { note, stock: [{ itemId: oil, amount: 2 }] };
    const key = { 'idempotency-key': v7() };
    const first = await server.as.assistant.post(path(id), body, key);
    const before = await server.everything();
    const again = await server.as.assistant.post(path(id), body, key);
    expect(again.json()).toEqual(first.json());
    expect(again.headers['lockstep-seq']).toBe(first.headers['lockstep-seq']);
    expect(await server.everything()).toEqual(before);
    const other = await server.as.assistant.post(path(id), { ...body, issue: true }, key);
    expect(problemOf(other).code).toBe('mutation_reused');
  });

  test('by two people at once: one completes it, the other is told that it is', async () => {
    for (let round = 0; round < 5; round++) {
      const [id, oil] = [await server.visit(), await server.item(5)];
      const body = { note, stock: [{ itemId: oil, amount: 1 }] };
      const answers = await Promise.all([
        server.as.assistant.post(path(id), body),
        server.as.therapist.post(path(id), body),
      ]);
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
      const refused = answers.find(({ statusCode }) => statusCode === 409);
      expect(refused && problemOf(refused)).toMatchObject({ code: 'illegal_status', allowed: [] });
      const traces = await server.traces(id);
      expect([traces.treatments, traces.invoices, traces.movements].map(({ length }) => length)).toEqual([
        1, 1, 1,
      ]);
    }
  });

  test('visits that use the same things in another order wait for each other and nothing else', async () => {
    const items = [await server.item(100), await server.item(100), await server.item(100)];
    const ids = await Promise.all(Array.from({ length: 24 }, () => server.visit()));
    const answers = await Promise.all(
      ids.map((id, n) => {
        const order = n % 2 === 0 ? items : items.toReversed();
        const stock = order.map((itemId) => ({ itemId, amount: 2 }));
        return server.as.assistant.post(path(id), { note, stock });
      }),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(ids.map(() => 200));
    for (const itemId of items) expect(await server.quantityOf(itemId)).toBe(100 - 2 * 24);
  });
});

describe('If-Match', () => {
  const completeAt = (id: string, rev: number) =>
    server.as.assistant.post(path(id), { note }, { 'if-match': `"${rev}"` });
  const revOf = async (id: string) => (await server.stored(id)).rev;

  test('merges with another person’s change of what the visit is not made of', async () => {
    const id = await server.visit();
    const rev = await revOf(id);
    await server.as.operator.patch(`/api/appointments/${id}`, { notes: 'Ring twice' });
    expect((await completeAt(id, rev)).statusCode).toBe(200);
  });

  test('is a conflict with another person’s change of its status, and tells the row', async () => {
    const id = await server.visit('arrived');
    const rev = await revOf(id);
    await server.as.operator.patch(`/api/appointments/${id}`, { status: 'inProgress' });
    const before = await server.everything();
    const problem = problemOf(await completeAt(id, rev));
    expect(problem).toMatchObject({ code: 'edit_conflict', current: { id, status: 'inProgress' } });
    expect(problem.fields?.map(({ field }) => field)).toEqual(['status']);
    expect(await server.everything()).toEqual(before);
    expect((await completeAt(id, await revOf(id))).statusCode).toBe(200);
  });
});
