import { invoices } from '@/features/invoices/invoice';
import { invoiceName } from '@/features/invoices/invoiceWords';
import type { OthersChange } from '@/store/useOthersChanges';
import { whereWords } from '../../useToastsOf';

/**
 * Somebody else's change of an invoice in words: `Invoice 12: $50 paid, by somebody else`.
 * @param format money
 * @param who the patient, if the name is known here
 */
export function invoiceChangeWords(
  change: OthersChange,
  format: (cents: number) => string,
  who: string | null,
): string | null {
  const { event, before } = change;
  const where = whereWords(change);
  const [now, was] = [invoices.row.safeParse(event.row ?? before), invoices.row.safeParse(before)];
  if (!now.success) return null;
  const row = now.data;
  const name = row.number === null && who ? `${invoiceName(row)} for ${who}` : invoiceName(row);
  if (event.op === 'deleted') return `${name} deleted ${where}`;
  if (!was.success) return `${name} added ${where}`;
  const paidCents = (row.paidCents ?? 0) - (was.data.paidCents ?? 0);
  if (paidCents > 0) return `${name}: ${format(paidCents)} paid, recorded ${where}`;
  if (row.status !== was.data.status && row.status === 'void') return `${name} made void ${where}`;
  if (row.status !== was.data.status && was.data.status === 'draft') return `${name} issued ${where}`;
  return `${name} changed ${where}`;
}
