import { dayOfInstant } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { formatDate } from '@/ui/format';
import { formatAmount } from '@/ui/formatMoney';
import { useSession } from '@/ui/sessionContext';
import type { Invoice } from './invoice';
import css from './InvoiceSheet.module.css';
import { invoiceName, invoiceStatusWords, methodWords } from './invoiceWords';
import { LinesTable } from './LinesTable';

export interface InvoiceSheetProps {
  row: Invoice;
  patientName: string;
  patientAddress: string | null;
}

/** An invoice as it stands on paper. */
export function InvoiceSheet({ row, patientName, patientAddress }: InvoiceSheetProps) {
  const { name, timeZone, currency } = useSession().practice;
  const { status, dueOn, issuedAt, payments } = row;
  const dayOf = (at: string) => dayOfInstant(Date.parse(at), timeZone);
  return (
    <article className={css.sheet}>
      <header className={css.head}>
        <p className={css.practice}>{name}</p>
        {(status === 'draft' || status === 'void') && (
          <p className={css.mark}>{invoiceStatusWords[status]}</p>
        )}
      </header>
      <div className={css.parties}>
        <address className={css.address}>
          <strong>{patientName}</strong>
          {patientAddress?.split(/,\s*/).map((part) => (
            <span key={part}>{part}</span>
          ))}
        </address>
        <dl className={css.facts}>
          {issuedAt && (
            <>
              <dt>Date</dt>
              <dd>{withYear(dayOf(issuedAt))}</dd>
            </>
          )}
          {dueOn && (
            <>
              <dt>Due</dt>
              <dd>{withYear(dueOn)}</dd>
            </>
          )}
        </dl>
      </div>
      <h2 className={css.title}>{invoiceName(row)}</h2>
      <LinesTable row={row} />
      {payments && (
        <section className={css.payments}>
          <h3>Payments received</h3>
          <ul>
            {payments.map(({ id, at, amountCents, method }) => (
              <li key={id}>
                <span>{withYear(dayOf(at))}</span>
                <span>{methodWords[method]}</span>
                <span>{formatAmount(amountCents, currency)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

/** `24 Nov 2026`: paper is read in other years too. */
function withYear(day: Day): string {
  return `${formatDate(day)} ${day.slice(0, 4)}`;
}
