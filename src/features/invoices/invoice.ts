import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { Cents, Day, Id, Instant, Line } from '@/domain/primitives';
import { invoiceFlow, invoiceStatuses, takesPayments } from './invoiceStatus';

export const InvoiceLine = z.strictObject({
  description: Line(200),
  quantity: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(9_999, 'must not be more than 9,999'),
  unitCents: Cents,
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

export const paymentMethods = ['cash', 'card', 'transfer', 'insurance'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

export const Payment = z.object({
  id: Id,
  at: Instant,
  amountCents: Cents.min(1, 'must be more than nothing'),
  method: z.enum(paymentMethods, `must be one of ${paymentMethods.join(', ')}`),
});
export type Payment = z.infer<typeof Payment>;

/** The largest total, in cents: what the database keeps exactly, and no invoice of a practice reaches. */
export const mostCents = 1_000_000_000;

/** What one patient owes for one visit or several things, and what was paid of it. */
export const invoices = defineEntity({
  name: 'invoice',
  path: 'invoices',
  table: 'invoice',
  isPersonal: true,
  fields: {
    patientId: Id,
    appointmentId: Id.nullable().default(null),
    status: z.enum(invoiceStatuses, `must be one of ${invoiceStatuses.join(', ')}`).default('draft'),
    dueOn: Day.nullable().default(null),
    lines: z.array(InvoiceLine, 'must be a list of lines').max(100, 'must not be more than 100 lines'),
    /** Of issued ones: the practice's own count, without gaps. */
    number: z.int().min(1).nullable().default(null),
    issuedAt: Instant.nullable().default(null),
    totalCents: Cents.nullable().default(null),
    paidCents: Cents.nullable().default(null),
    /** In the order in which they came; null: none. */
    payments: z.array(Payment).nullable().default(null),
  },
  givenByServer: ['number', 'issuedAt', 'totalCents', 'paidCents', 'payments'],
  check: ({ lines, status }) => [
    ...(totalOf(lines) > mostCents ? [{ field: 'lines', message: 'are more than any invoice' }] : []),
    ...(status === 'open' && lines.length === 0
      ? [{ field: 'lines', message: 'must hold at least one before it is issued' }]
      : []),
  ],
  flow: invoiceFlow,
  lockedFields: ({ status }) =>
    status === 'draft'
      ? []
      : ['patientId', 'appointmentId', 'lines', ...(takesPayments(status) ? [] : ['dueOn'])],
  isKept: ({ status }) => status !== 'draft',
  references: { patientId: 'patients', appointmentId: 'appointments' },
  rangeField: 'issuedAt',
  indexes: {
    patient: (row) => row.patientId,
    appointment: (row) => row.appointmentId ?? '',
    status: (row) => row.status,
  },
  compare: (a, b) => (a.createdAt > b.createdAt ? -1 : a.createdAt < b.createdAt ? 1 : 0),
  describe: (row) => ({ patientId: row.patientId, number: row.number }),
  policy: {
    see: { admin: 'all', therapist: 'all', assistant: 'all' },
    create: { admin: 'all', therapist: 'all', assistant: 'all' },
    change: { admin: 'all', therapist: 'all', assistant: 'all' },
    delete: { admin: 'all', therapist: 'all', assistant: 'all' },
  },
  polling: { activeMs: 30_000, idleMs: 60_000 },
});

export type Invoice = Row<typeof invoices>;

/** What these lines come to, in cents. */
export function totalOf(lines: readonly InvoiceLine[]): number {
  return lines.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0);
}

/** What is still owed, in cents: nothing before it is issued, nor once it is void. */
export function owedOf({
  lines,
  paidCents,
  status,
}: Pick<Invoice, 'lines' | 'paidCents' | 'status'>): number {
  return status === 'draft' || status === 'void' ? 0 : totalOf(lines) - (paidCents ?? 0);
}

/** Whether something is owed that should have been paid by now. Until the end of its due day nothing is overdue. */
export function isOverdue({ status, dueOn }: Pick<Invoice, 'status' | 'dueOn'>, today: Day): boolean {
  return takesPayments(status) && dueOn !== null && dueOn < today;
}
