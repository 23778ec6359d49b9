import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { dayOfInstant, daysBetween } from '@/domain/calendar';
import { formatCount, formatDay } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import { type Invoice, isOverdue } from './invoice';
import css from './InvoiceRecord.module.css';

interface InvoiceFactsProps {
  row: Invoice;
  patient: ReactNode;
  visit: ReactNode;
}

/** For whom, for which visit, since and until when. */
export function InvoiceFacts({ row, patient, visit }: InvoiceFactsProps) {
  const { timeZone } = useSession().practice;
  const today = useToday();
  const { dueOn, issuedAt, status } = row;
  return (
    <dl className={css.facts}>
      <dt>For</dt>
      <dd>{patient}</dd>
      {visit && (
        <>
          <dt>Visit</dt>
          <dd>{visit}</dd>
        </>
      )}
      {issuedAt && (
        <>
          <dt>Issued</dt>
          <dd>{formatDay(dayOfInstant(Date.parse(issuedAt), timeZone), { relativeTo: today })}</dd>
        </>
      )}
      {/* A draft has it as a field. */}
      {dueOn && status !== 'draft' && (
        <>
          <dt>Due</dt>
          <dd>
            {formatDay(dueOn, { relativeTo: today })}
            {isOverdue(row, today) && (
              <span className={css.overdue}>
                <IconAlertTriangle size={16} aria-hidden />
                {formatCount(daysBetween(dueOn, today), 'day')} overdue
              </span>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}
