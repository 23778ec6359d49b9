import * as fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitServer, type VisitServer } from './visitServer';

let server: VisitServer;
beforeAll(async () => {
  server = await visitServer();
  await plantFaults();
});
afterAll(() => server.close());

const tables = ['inventory_item', 'stock_movement', 'invoice', 'treatment', 'appointment'] as const;

/** From now on a write of the table that `fault` names fails, when it is made or when it is committed. */
async function plantFaults(): Promise<void> {
  await server.sql(`
    create table fault (at text, deferred boolean);
    grant select on fault to lockstep_app;
    create function fail_there() returns trigger language plpgsql as $$
    begin
      if exists (select from fault where at = tg_table_name and deferred = (tg_argv[0] = 'deferred')) then
        raise exception 'planted' using errcode = 'XX000';
      end if;
      return null;
    end $$;`);
  for (const table of tables) {
    await server.sql(`
      create trigger fail_there after insert or update on ${table} for each row execute function fail_there('now');
      create constraint trigger fail_at_commit after insert or update on ${table}
        deferrable initially deferred for each row execute function fail_there('deferred')`);
  }
}

const anyText = fc.constantFrom('Pain in the back.', 'Tender at L4.\nNo swelling.', 'x'.repeat(8_000));
const anyPart = fc.option(anyText, { nil: undefined });
const anyNote = fc.record({ subjective: anyPart, objective: anyPart, assessment: anyPart, plan: anyPart });
const anyLine = fc.record({
  description: fc.constantFrom('Massage', 'Tape'),
  quantity: fc.integer({ min: 1, max: 9_999 }),
  // Some totals are larger than an invoice may be.
  unitCents: fc.constantFrom(0, 450, 9_000, 900_000),
});
const anyUse = fc.record({
  // The last one does not exist.
  item: fc.constantFrom(0, 0, 1, 1, 2, 2, 3),
  amount: fc.integer({ min: 1, max: 8 }),
});
const anyVisit = fc.record({
  status: fc.constantFrom('inProgress', 'inProgress', 'arrived', 'arrived', 'confirmed', 'completed'),
  note: fc.option(anyNote, { nil: undefined }),
  lines: fc.option(fc.array(anyLine, { maxLength: 3 }), { nil: undefined }),
  stock: fc.array(anyUse, { maxLength: 4 }),
  issue: fc.boolean(),
  isInvoiced: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  fault: fc.option(fc.record({ at: fc.constantFrom(...tables), deferred: fc.boolean() }), {
    freq: 2,
    nil: null,
  }),
});

test(
  '[M9] whatever is said and whatever fails, a visit is written whole or not at all',
  { timeout: 120_000 },
  async () => {
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(anyVisit, async ({ status, stock, fault, isInvoiced, ...body }) => {
        const items = [await server.item(20), await server.item(5), await server.item(0), v7()];
        const id = await server.visit(status);
        const used = stock.map(({ item, amount }) => ({ itemId: items[item] ?? '', amount }));
        if (isInvoiced) {
          const { patientId } = server.practice;
          await server.as.admin.post('/api/invoices', { patientId, appointmentId: id, lines: [] });
        }
        if (fault) await server.sql('insert into fault values ($1, $2)', [fault.at, fault.deferred]);
        const before = await server.everything();
        const numbers = await server.sql('select * from invoice_number');

        const key = { 'idempotency-key': v7() };
        const call = () =>
          server.as.assistant.post(`/api/appointments/${id}/complete`, { ...body, stock: used }, key);
        const answer = await call();
        const outcome = answer.statusCode === 200 ? 'written' : answer.json<{ code: string }>().code;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        await server.sql('delete from fault');

        if (answer.statusCode !== 200) {
          expect(await server.everything()).toEqual(before);
          expect(await server.sql('select * from invoice_number')).toEqual(numbers);
          return;
        }
        const traces = await server.traces(id);
        expect(traces.status).toBe('completed');
        expect(traces.treatments).toHaveLength(body.note ? 1 : 0);
        expect(traces.invoices).toHaveLength(1);
        expect(traces.movements.map(({ itemId, amount }) => `${itemId} ${amount}`).toSorted()).toEqual(
          used.map(({ itemId, amount }) => `${itemId} ${-amount}`).toSorted(),
        );
        const after = await server.everything();
        expect((await call()).json()).toEqual(answer.json());
        expect(await server.everything()).toEqual(after);
      }),
      { numRuns: 100, seed: 20261124 },
    );
    // It was no test of one outcome only.
    for (const outcome of [
      'written',
      'not_enough',
      'unknown_reference',
      'illegal_status',
      'already_exists',
      'internal',
    ])
      expect(outcomes.get(outcome), JSON.stringify([...outcomes])).toBeGreaterThan(0);
  },
);
