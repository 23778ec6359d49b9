import { useMemo } from 'react';
import { useAppDispatch } from '@/store/hooks';
import type { WriteResult } from '@/store/thunk';
import { formatMoney } from '@/ui/formatMoney';
import { useSession } from '@/ui/sessionContext';
import { showDone, showRefused } from '@/ui/toasts';
import type { Invoice, PaymentMethod } from './invoice';
import type { InvoiceDraft } from './invoiceDraftOf';
import { createInvoice, deleteInvoice, issueInvoice, payInvoice, voidInvoice } from './invoiceSlice';
import { invoiceName } from './invoiceWords';

export interface InvoiceWrites {
  /** Just as it stands on the screen. Tells whether it was issued; a conflict is shown where it arose. */
  issue(row: Invoice, shown: Pick<Invoice, 'lines' | 'dueOn'>): Promise<WriteResult<Invoice>>;
  pay(row: Invoice, amountCents: number, method: PaymentMethod): void;
  makeVoid(row: Invoice): void;
  /** Drafts only. */
  remove(row: Invoice): void;
}

/** The writes of an invoice, each confirmed or refused by a toast. No toast names the patient. */
export function useInvoiceWrites(): InvoiceWrites {
  const dispatch = useAppDispatch();
  const { currency } = useSession().practice;
  return useMemo(() => {
    const writes: InvoiceWrites = {
      async issue(row, shown) {
        const result = await dispatch(issueInvoice(row.id, shown));
        if (result.ok) showDone(`${invoiceName(result.row ?? row)} issued`);
        else showRefused('Not issued', result.problem);
        return result;
      },
      pay(row, amountCents, method) {
        const amount = formatMoney(amountCents, currency);
        void dispatch(payInvoice(row, amountCents, method)).then((result) => {
          if (result.ok) showDone(`${amount} paid · ${invoiceName(row)}`);
          else showRefused(`${amount} not recorded · ${invoiceName(row)}`, result.problem);
        });
      },
      makeVoid(row) {
        void dispatch(voidInvoice(row.id)).then((result) => {
          if (result.ok) showDone(`${invoiceName(row)} is void`);
          else showRefused(`${invoiceName(row)} is not void`, result.problem);
        });
      },
      remove(row) {
        const { patientId, appointmentId, dueOn, lines } = row;
        const draft: InvoiceDraft = { patientId, appointmentId, dueOn, lines: [...lines], status: 'draft' };
        const undo = () =>
          void dispatch(createInvoice(draft)).then((result) => {
            if (!result.ok) showRefused('The draft is not back', result.problem);
          });
        showDone('Draft deleted', { undo });
        void dispatch(deleteInvoice(row.id)).then((result) => {
          if (result.ok || result.problem.code === 'not_found') return;
          showRefused('Draft not deleted', result.problem);
        });
      },
    };
    return writes;
  }, [dispatch, currency]);
}
