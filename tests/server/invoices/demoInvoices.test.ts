import { v7 } from 'uuid';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invoices } from '@/features/invoices/invoice';
import { columnOf } from '@/server/database/entityTable';
import { demoAppointments } from '@/server/demo/demoAppointments';
import { demoInvoices, type DemoInvoice } from '@/server/demo/demoInvoices';
import { demoServices, demoTherapists } from '@/server/demo/demoPeople';
import { demoShifts } from '@/server/demo/demoShifts';
import { invoiceServer, type InvoiceServer } from './invoiceServer';

const timeZone = 'America/New_York';
const now = Date.parse('2026-11-24T15:00:00Z');

let server: InvoiceServer;
beforeAll(async () => {
  server = await invoiceServer();
});
afterAll(() => server.close());

test('the demo’s invoices are stored as they are, and show every state there is', async () => {
  const today = Temporal.PlainDate.from('2026-11-24');
  const services = demoServices.map((service) => ({ id: v7(), ...service }));
  const { patientId } = server.practice;
  const visits = demoAppointments(demoShifts(today, demoTherapists.length), {
    patients: 1,
    timeZone,
    now,
  }).map(({ service, ...visit }) => ({ id: v7(), patientId, serviceId: services[service]?.id, ...visit }));
  const made = demoInvoices(visits, services, { timeZone, now }, { next: () => v7() });
  expect(made.length).toBeGreaterThan(50);
  expect(new Set(made.map(({ appointmentId }) => appointmentId)).size).toBe(made.length);

  await insert(made.map((row) => ({ ...row, appointmentId: null, practiceId: server.practice.id })));
  const answer = await server.assistant.get('/api/invoices?limit=5000');
  const rows = answer.json<{ items: unknown[] }>().items.map((item) => invoices.row.parse(item));
  expect(rows.length).toBe(made.length);
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  const counts = Object.fromEntries(
    ['draft', 'open', 'partlyPaid', 'paid', 'void'].map((status) => [status, count(status)]),
  );
  for (const [status, many] of Object.entries(counts)) expect([status, many > 0]).toEqual([status, true]);
  expect(counts['void']).toBe(1);
  const overdue = rows.filter(({ status, dueOn }) => status === 'open' && dueOn && dueOn < '2026-11-24');
  expect(overdue.length).toBeGreaterThan(0);
  // Numbered in the order in which they were issued, without gaps.
  const issued = rows
    .filter(({ number }) => number !== null)
    .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  expect(issued.map(({ number }) => number)).toEqual(issued.map((_, n) => n + 1));
  expect(issued.map(({ issuedAt }) => issuedAt)).toEqual(issued.map(({ issuedAt }) => issuedAt).toSorted());
  for (const { issuedAt } of issued) expect(Date.parse(issuedAt ?? '')).toBeLessThanOrEqual(now);
});

/** As the seed inserts every table. */
async function insert(rows: readonly (Omit<DemoInvoice, 'appointmentId'> & { practiceId: string })[]) {
  const values = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value])),
  );
  const columns = Object.keys(values[0] ?? {}).join(', ');
  await server.sql(
    `insert into invoice (${columns}) select ${columns} from jsonb_populate_recordset(null::invoice, $1::jsonb)`,
    [JSON.stringify(values)],
  );
}
