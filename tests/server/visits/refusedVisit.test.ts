import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf } from '../inProcess';
import { visitServer, type VisitServer } from './visitServer';

let server: VisitServer;
beforeAll(async () => {
  server = await visitServer();
});
afterAll(() => server.close());

const note = { subjective: 'Pain in the lower back.' };

/** Completes a visit that is refused; whatever else is written by then, nothing of it is kept. */
async function refused(body: unknown, id?: string) {
  const of = id ?? (await server.visit());
  const before = await server.everything();
  const numbers = await server.sql('select * from invoice_number');
  const answer = await server.as.assistant.post(`/api/appointments/${of}/complete`, body);
  const problem = problemOf(answer);
  expect(await server.everything()).toEqual(before);
  expect(await server.sql('select * from invoice_number')).toEqual(numbers);
  return { ...problem, names: [...new Set(problem.fields?.map(({ field }) => field))] };
}

describe('a visit of which one part is refused leaves nothing, and the refusal names the part', () => {
  test('less is there than was used', async () => {
    // The second of them is the first whose turn it is.
    const [few, plenty] = [await server.item(3), await server.item(50)];
    const stock = [
      { itemId: plenty, amount: 2 },
      { itemId: few, amount: 4 },
    ];
    const problem = await refused({ note, stock, issue: true });
    expect(problem).toMatchObject({ code: 'not_enough', names: ['stock.1.amount'] });
    expect(problem.detail).toContain('3');
    expect(await server.quantityOf(plenty)).toBe(50);
  });

  test('the same thing twice, and together it is too much', async () => {
    const few = await server.item(3);
    const stock = [
      { itemId: few, amount: 2 },
      { itemId: few, amount: 2 },
    ];
    expect(await refused({ stock })).toMatchObject({ code: 'not_enough', names: ['stock.1.amount'] });
  });

  test('a thing that is not there', async () => {
    const stock = [
      { itemId: await server.item(3), amount: 1 },
      { itemId: v7(), amount: 1 },
    ];
    expect(await refused({ note, stock })).toMatchObject({
      code: 'unknown_reference',
      names: ['stock.1.itemId'],
    });
  });

  test('a visit that is invoiced already', async () => {
    const [id, oil] = [await server.visit(), await server.item(3)];
    const draft = { patientId: server.practice.patientId, appointmentId: id, lines: [] };
    expect((await server.as.assistant.post('/api/invoices', draft)).statusCode).toBe(201);
    const problem = await refused({ note, stock: [{ itemId: oil, amount: 1 }] }, id);
    expect(problem).toMatchObject({ code: 'already_exists', names: ['invoice.appointmentId'] });
    expect((await server.stored(id)).status).toBe('inProgress');
  });

  test('an invoice that can’t be issued, or is larger than any', async () => {
    expect(await refused({ note, lines: [], issue: true })).toMatchObject({ names: ['lines'] });
    const yacht = { description: 'A yacht', quantity: 9_999, unitCents: 1_000_000_000 };
    expect(await refused({ note, lines: [yacht] })).toMatchObject({
      code: 'invalid_fields',
      names: ['lines'],
    });
  });

  test('a note of a visit that is far ahead', async () => {
    const problem = await refused({
      note: { ...note, performedAt: '2031-02-01T10:00:00.000Z' },
      issue: true,
    });
    expect(problem.names).toEqual(['note.performedAt']);
  });

  test('what is not a visit at all', async () => {
    const oil = await server.item(3);
    const cases: [unknown, string][] = [
      [{ note: { subjective: 5 } }, 'note.subjective'],
      [{ note: { ...note, signedAt: '2026-11-24T10:00:00.000Z' } }, 'note.signedAt'],
      [{ lines: [{ description: 'Massage', quantity: 0, unitCents: 1 }] }, 'lines.0.quantity'],
      [{ stock: [{ itemId: oil, amount: 0 }] }, 'stock.0.amount'],
      [{ stock: [{ itemId: oil, amount: -1 }] }, 'stock.0.amount'],
      [{ stock: [{ itemId: 'oil', amount: 1 }] }, 'stock.0.itemId'],
      [{ status: 'completed' }, 'status'],
      [{ dueOn: 'soon' }, 'dueOn'],
    ];
    for (const [body, name] of cases) expect((await refused(body)).names).toEqual([name]);
    expect((await refused('nothing')).status).toBe(400);
  });
});
