import type { Id } from '@/domain/primitives';
import { sliceOf } from '@/store/createEntitySlice';
import type { Thunk, WriteResult } from '@/store/thunk';
import { type Invoice, invoices, owedOf, type PaymentMethod } from './invoice';

export const invoiceSlice = sliceOf(invoices);

export const {
  fetchAll: fetchInvoices,
  create: createInvoice,
  update: updateInvoice,
  remove: deleteInvoice,
} = invoiceSlice.thunks;
export const {
  syncCreated: syncInvoiceCreated,
  syncUpdated: syncInvoiceUpdated,
  syncDeleted: syncInvoiceDeleted,
} = invoiceSlice.actions;

/**
 * Issues a draft just as it stands on the screen: lines that somebody else changed meanwhile are a conflict and are not
 * issued unseen.
 */
export function issueInvoice(
  id: Id,
  { lines, dueOn }: Pick<Invoice, 'lines' | 'dueOn'>,
): Thunk<Promise<WriteResult<Invoice>>> {
  return updateInvoice(id, { status: 'open', lines: [...lines], dueOn });
}

/** Only while nothing was paid of it. */
export function voidInvoice(id: Id): Thunk<Promise<WriteResult<Invoice>>> {
  return updateInvoice(id, { status: 'void' });
}

/** Two payments at once are both taken, as long as so much is owed. */
export function payInvoice(
  row: Invoice,
  amountCents: number,
  method: PaymentMethod,
): Thunk<Promise<WriteResult<Invoice>>> {
  const status = amountCents < owedOf(row) ? 'partlyPaid' : 'paid';
  return invoiceSlice.thunks.actOn(
    row.id,
    'payments',
    { amountCents, method },
    { patch: { status }, add: { paidCents: amountCents }, isBlind: true },
  );
}
