import type { Id } from '@/domain/primitives';
import { type Invoice, invoices } from '@/features/invoices/invoice';
import { usePatientNameOf } from '@/features/patients/usePatient';
import { formatMoney } from '@/ui/formatMoney';
import { useSession } from '@/ui/sessionContext';
import { useToastsOf } from '../../useToastsOf';
import type { BillingTab } from './billingTab';
import { invoiceChangeWords } from './invoiceChangeWords';

/** Names what somebody else has just done to an invoice that is on the screen: the opened one, or one of the list. */
export function useInvoiceToasts(openId: Id | null, tab: BillingTab): void {
  const { currency } = useSession().practice;
  const nameOf = usePatientNameOf();
  useToastsOf(invoices.path, (change) => {
    const { event, before } = change;
    const [row, was] = [event.row as Invoice | undefined, before as Invoice | undefined];
    const isShown = event.id === openId || row?.status === tab || was?.status === tab;
    const patientId = (row ?? was)?.patientId;
    if (!isShown || !patientId) return null;
    return invoiceChangeWords(change, (cents) => formatMoney(cents, currency), nameOf(patientId));
  });
}
