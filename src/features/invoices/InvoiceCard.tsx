import { IconAlertTriangle } from '@tabler/icons-react';
import { dayOfInstant } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatDay } from '@/ui/format';
import { formatAmount } from '@/ui/formatMoney';
import { useSession, useToday } from '@/ui/sessionContext';
import { isOverdue, owedOf, totalOf } from './invoice';
import css from './InvoiceCard.module.css';
import { invoiceSlice } from './invoiceSlice';
import { InvoiceStatusBadge } from './InvoiceStatusBadge';
import { invoiceName } from './invoiceWords';

interface InvoiceCardProps {
  id: Id;
  /** Opens it whole; without it the card is only read. */
  onOpen?: (id: Id) => void;
}

/** One entry of a patient's history. */
export function InvoiceCard({ id, onOpen }: InvoiceCardProps) {
  const entry = useEntry(invoiceSlice, id);
  const glow = useGlow(entry);
  const today = useToday();
  const { timeZone, currency } = useSession().practice;
  const row = entry?.row;
  if (!row) return null;
  const at = dayOfInstant(Date.parse(row.issuedAt ?? row.createdAt), timeZone);
  const owedCents = owedOf(row);
  const late = isOverdue(row, today);
  const name = row.number === null ? 'Invoice' : invoiceName(row);
  return (
    <article className={css.card} data-id={id} {...glow}>
      <header className={css.head}>
        <h3 className={css.name}>
          {onOpen ? (
            <button type="button" className={css.open} onClick={() => onOpen(id)}>
              {name}
            </button>
          ) : (
            name
          )}
        </h3>
        <InvoiceStatusBadge status={row.status} />
        <span className={css.total}>{formatAmount(totalOf(row.lines), currency)}</span>
      </header>
      <p className={css.lines}>
        {row.lines.map(({ description }) => description).join(' · ') || 'No lines yet'}
      </p>
      <p className={css.facts}>
        <span>{formatDay(at, { relativeTo: today })}</span>
        {owedCents > 0 && <span>{formatAmount(owedCents, currency)} owed</span>}
        {owedCents > 0 && row.dueOn && (
          <span className={late ? css.overdue : undefined}>
            {late && <IconAlertTriangle size={14} aria-hidden />}
            {late ? 'Overdue since' : 'Due'} {formatDay(row.dueOn, { relativeTo: today })}
          </span>
        )}
      </p>
    </article>
  );
}
