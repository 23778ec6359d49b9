import type { Invoice, PaymentMethod } from './invoice';
import type { InvoiceStatus } from './invoiceStatus';

/** What a status is called. */
export const invoiceStatusWords: Readonly<Record<InvoiceStatus, string>> = {
  draft: 'Draft',
  open: 'Open',
  partlyPaid: 'Partly paid',
  paid: 'Paid',
  void: 'Void',
};

export const methodWords: Readonly<Record<PaymentMethod, string>> = {
  cash: 'Cash',
  card: 'Card',
  transfer: 'Transfer',
  insurance: 'Insurance',
};

/** `Invoice 12`, or `Draft` as long as it has no number. */
export function invoiceName({ number, status }: Pick<Invoice, 'number' | 'status'>): string {
  if (number !== null) return `Invoice ${number}`;
  return status === 'draft' ? 'Draft' : 'Invoice';
}
