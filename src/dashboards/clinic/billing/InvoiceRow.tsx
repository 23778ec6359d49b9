import { IconAlertTriangle } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import { dayOfInstant } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import { type Invoice, isOverdue, owedOf, totalOf } from '@/features/invoices/invoice';
import { invoiceSlice } from '@/features/invoices/invoiceSlice';
import { takesPayments } from '@/features/invoices/invoiceStatus';
import { InvoiceStatusBadge } from '@/features/invoices/InvoiceStatusBadge';
import { PatientName } from '@/features/patients/PatientName';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatDay } from '@/ui/format';
import { formatAmount } from '@/ui/formatMoney';
import { useSession, useToday } from '@/ui/sessionContext';
import { useClinicPaths } from '../clinicPaths';
import css from './billing.module.css';

interface InvoiceRowProps {
  id: Id;
  isOpened: boolean;
  /** What of the address stays when it is opened. */
  search: string;
  /** Where rows of several statuses stand together. */
  hasStatus: boolean;
}

/** One invoice as a line; pressing it opens it beside the list. */
export const InvoiceRow = memo(function InvoiceRow({ id, isOpened, search, hasStatus }: InvoiceRowProps) {
  const entry = useEntry(invoiceSlice, id);
  const glow = useGlow(entry);
  const paths = useClinicPaths();
  const { currency } = useSession().practice;
  const row = entry?.row;
  if (!row) return null;
  const total = formatAmount(totalOf(row.lines), currency);
  const isOwed = takesPayments(row.status);
  return (
    <div className={css.row} data-id={id} {...glow}>
      <Link
        className={css.open}
        to={{ pathname: paths.record('billing', id), search }}
        aria-current={isOpened ? 'true' : undefined}
      >
        {(row.number !== null || hasStatus) && <span className={css.number}>{row.number}</span>}
        <span className={css.who}>
          <span className={css.patient}>
            <PatientName id={row.patientId} />
          </span>
          <When row={row} />
        </span>
        {hasStatus && <InvoiceStatusBadge status={row.status} />}
        <span className={css.amounts}>
          <span className={css.amount}>{isOwed ? formatAmount(owedOf(row), currency) : total}</span>
          {row.status === 'partlyPaid' && <span className={css.of}>of {total}</span>}
        </span>
      </Link>
    </div>
  );
});

function When({ row }: { row: Invoice }) {
  const today = useToday();
  const { timeZone } = useSession().practice;
  if (row.status === 'draft')
    return <span className={css.when}>{row.lines[0]?.description ?? 'No lines yet'}</span>;
  const late = isOverdue(row, today);
  if (row.dueOn && takesPayments(row.status)) {
    return (
      <span className={late ? css.overdue : css.when}>
        {late && <IconAlertTriangle size={14} aria-hidden />}
        {late ? 'Overdue since' : 'Due'} {formatDay(row.dueOn, { relativeTo: today })}
      </span>
    );
  }
  return (
    <span className={css.when}>
      {row.issuedAt &&
        `Issued ${formatDay(dayOfInstant(Date.parse(row.issuedAt), timeZone), { relativeTo: today })}`}
    </span>
  );
}
