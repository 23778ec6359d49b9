import { type Invoice, owedOf, totalOf } from '@/features/invoices/invoice';
import { type InvoiceStatus, invoiceStatuses } from '@/features/invoices/invoiceStatus';

/** `visits`: what was done and is not invoiced yet. */
export type BillingTab = 'visits' | InvoiceStatus;
export const billingTabs: readonly BillingTab[] = ['visits', ...invoiceStatuses];

/** What is paid or void is shown for so long; older ones are found by their number or their patient. */
export const settledDays = 90;
/** So long ago a visit may be and still be offered for an invoice. */
export const visitDays = 30;

/** Open ones, unless the address says otherwise. */
export function tabOf(text: string | null): BillingTab {
  return billingTabs.find((tab) => tab === text) ?? 'open';
}

/** What is owed comes by its due day, the most overdue first; what is settled by its number, the latest first. */
export function compareInvoices(a: Invoice, b: Invoice): number {
  if (a.status === 'open' || a.status === 'partlyPaid') {
    const [due, other] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
    if (due !== other) return due < other ? -1 : 1;
    return (a.number ?? 0) - (b.number ?? 0);
  }
  if (a.status === 'draft') return a.createdAt > b.createdAt ? -1 : a.createdAt < b.createdAt ? 1 : 0;
  return (b.number ?? 0) - (a.number ?? 0);
}

/** Whether the list of its status shows it: what was settled long ago it does not. */
export function isListed(row: Invoice, settledSince: string): boolean {
  if (row.status !== 'paid' && row.status !== 'void') return true;
  return row.issuedAt !== null && row.issuedAt >= settledSince;
}

export interface TabSum {
  count: number;
  /** What is owed of open ones, what the others come to. */
  cents: number;
  overdue: number;
}

export function sumOf(rows: readonly Invoice[], today: string): TabSum {
  const sum = { count: rows.length, cents: 0, overdue: 0 };
  for (const row of rows) {
    const isOwed = row.status === 'open' || row.status === 'partlyPaid';
    sum.cents += isOwed ? owedOf(row) : totalOf(row.lines);
    if (isOwed && row.dueOn !== null && row.dueOn < today) sum.overdue++;
  }
  return sum;
}

export function isSameSum(a: TabSum, b: TabSum): boolean {
  return a.count === b.count && a.cents === b.cents && a.overdue === b.overdue;
}
