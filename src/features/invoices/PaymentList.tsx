import { dayOfInstant } from '@/domain/calendar';
import { formatDay } from '@/ui/format';
import { formatAmount } from '@/ui/formatMoney';
import { useSession, useToday } from '@/ui/sessionContext';
import type { Invoice } from './invoice';
import css from './InvoiceView.module.css';
import { methodWords } from './invoiceWords';

/** What was paid, in its order; nothing where nothing was. */
export function PaymentList({ row }: { row: Pick<Invoice, 'payments' | 'paidCents'> }) {
  const { timeZone, currency } = useSession().practice;
  const today = useToday();
  const payments = row.payments ?? [];
  const known = payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const underWay = (row.paidCents ?? 0) - known;
  if (payments.length === 0 && underWay <= 0) return null;
  return (
    <section>
      <h3 className={css.heading}>Payments</h3>
      <ul className={css.payments} aria-label="Payments">
        {payments.map(({ id, at, amountCents, method }) => (
          <li key={id} data-id={id}>
            <span>{formatDay(dayOfInstant(Date.parse(at), timeZone), { relativeTo: today })}</span>
            <span className={css.method}>{methodWords[method]}</span>
            <span className={css.amount}>{formatAmount(amountCents, currency)}</span>
          </li>
        ))}
        {underWay > 0 && (
          <li>
            <span>Being recorded</span>
            <span className={css.method} />
            <span className={css.amount}>{formatAmount(underWay, currency)}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
