import { LockstepError } from '@/domain/errors';
import { type Invoice, owedOf, type Payment } from './invoice';

/** More are no payments any more, and the row would grow without end. */
const mostPayments = 1_000;

/**
 * The payments of an invoice with one more.
 * @param currency ISO 4217, for the words
 * @throws LockstepError `locked` if this invoice takes none, `not_enough` if less is owed, `against_rules` if there are too many
 */
export function withPayment(row: Invoice, payment: Payment, currency: string): Payment[] {
  if (row.status === 'draft')
    throw new LockstepError('locked', 'A draft takes no payments. Issue it first; nothing was changed.');
  if (row.status === 'void')
    throw new LockstepError('locked', 'This invoice is void and takes no payments. Nothing was changed.');
  const owedCents = owedOf(row);
  if (payment.amountCents > owedCents) {
    const owed = owedCents === 0 ? 'nothing' : `${(owedCents / 100).toFixed(2)} ${currency}`;
    throw new LockstepError('not_enough', {
      detail: `Of this invoice ${owed} is still owed. The payment was not recorded.`,
      fields: [{ field: 'amountCents', message: `must not be more than ${owedCents}, which is still owed` }],
    });
  }
  const payments = row.payments ?? [];
  if (payments.length >= mostPayments)
    throw new LockstepError('against_rules', `An invoice takes at most ${mostPayments} payments.`);
  return [...payments, payment];
}
