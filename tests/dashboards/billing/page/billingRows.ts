import type { Day, Instant } from '@/domain/primitives';
import { type Invoice, type InvoiceLine, owedOf, totalOf } from '@/features/invoices/invoice';
import { idOf } from '../../../features/appointments/page/practiceRows';

const created = '2026-11-01T12:00:00.000Z' as Instant;

export const line = (description: string, cents: number, quantity = 1): InvoiceLine => ({
  description,
  quantity,
  unitCents: cents as InvoiceLine['unitCents'],
});

/** An invoice as the server would tell it: what it works out is worked out. */
export function invoiceRow(n: number, fields: Partial<Invoice> = {}): Invoice {
  const row: Invoice = {
    id: idOf(7, n),
    rev: 1,
    createdAt: created,
    updatedAt: created,
    patientId: idOf(4, n % 60),
    appointmentId: null,
    status: 'open',
    dueOn: '2026-12-08' as Day,
    lines: [line('Back massage', 8_500)],
    number: n,
    issuedAt: '2026-11-10T15:00:00.000Z' as Instant,
    totalCents: null,
    paidCents: null,
    payments: null,
    ...fields,
  };
  if (row.status === 'draft') Object.assign(row, { number: null, issuedAt: null });
  return settled(row);
}

/** Total, paid amount and status, as the database works them out. */
export function settled(row: Invoice): Invoice {
  const paidCents = (row.payments ?? []).reduce((sum, { amountCents }) => sum + amountCents, 0);
  const known = { ...row, totalCents: totalOf(row.lines), paidCents } as Invoice;
  if (row.status === 'draft' || row.status === 'void') return known;
  const status = owedOf(known) <= 0 ? 'paid' : paidCents > 0 ? 'partlyPaid' : 'open';
  return { ...known, status };
}

export const invoiceRows: readonly Invoice[] = [
  invoiceRow(1, { status: 'draft', lines: [line('Back massage', 8_500), line('Travel', 1_500)] }),
  invoiceRow(2, { lines: [line('Deep tissue massage', 12_000)] }),
  invoiceRow(3, { dueOn: '2026-11-20' as Day }),
  invoiceRow(4, {
    payments: [
      { id: idOf(8, 0), at: created, amountCents: 3_000, method: 'cash' } as NonNullable<
        Invoice['payments']
      >[number],
    ],
  }),
  invoiceRow(5, { status: 'void' }),
];
