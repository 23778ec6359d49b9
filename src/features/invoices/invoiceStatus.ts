import type { StatusFlow } from '@/domain/statusFlow';

/** draft → open → partlyPaid → paid; what was not paid can become void instead. Payments alone lead to the paid ones. */
export const invoiceStatuses = ['draft', 'open', 'partlyPaid', 'paid', 'void'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** What people set; the database works out what was paid. */
export const invoiceFlow: StatusFlow = {
  field: 'status',
  first: ['draft', 'open'],
  next: { draft: ['open'], open: ['void'], partlyPaid: [], paid: [], void: [] },
};

/** Whether something of it is still to be paid. */
export function takesPayments(status: InvoiceStatus): boolean {
  return status === 'open' || status === 'partlyPaid';
}
