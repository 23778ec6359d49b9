import { memo, useId } from 'react';
import type { Id } from '@/domain/primitives';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { wallTimes } from '@/features/appointments/appointmentTimes';
import { PatientName } from '@/features/patients/PatientName';
import { serviceSlice } from '@/features/services/serviceSlice';
import { useEntry, useRow } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatDay } from '@/ui/format';
import { formatAmount } from '@/ui/formatMoney';
import { useSession, useToday } from '@/ui/sessionContext';
import { TimeRange } from '@/ui/TimeRange';
import css from './billing.module.css';
import { InvoiceAppointmentButton } from './InvoiceAppointmentButton';

/** What was done and is not invoiced yet: each one press away from its draft. */
export function VisitList({ ids }: { ids: readonly Id[] }) {
  return (
    <ul className={css.rows} aria-label="To be invoiced">
      {ids.map((id) => (
        <li key={id}>
          <VisitRow id={id} />
        </li>
      ))}
    </ul>
  );
}

const VisitRow = memo(function VisitRow({ id }: { id: Id }) {
  const entry = useEntry(appointmentSlice, id);
  const glow = useGlow(entry);
  const nameId = useId();
  const today = useToday();
  const { timeZone, currency } = useSession().practice;
  const row = entry?.row;
  const service = useRow(serviceSlice, row?.serviceId ?? '');
  if (!row) return null;
  const { day, startTime, endTime } = wallTimes(row, timeZone);
  return (
    <div className={css.row} data-id={id} {...glow}>
      <div className={css.visit}>
        <span className={css.who}>
          <span className={css.patient} id={nameId}>
            <PatientName id={row.patientId} />
          </span>
          <span className={css.when}>
            {formatDay(day, { relativeTo: today })} · <TimeRange start={startTime} end={endTime} />
            {service && ` · ${service.name}`}
          </span>
        </span>
        <span className={css.amounts}>
          <span className={css.amount}>{service && formatAmount(service.priceCents, currency)}</span>
        </span>
        <InvoiceAppointmentButton appointmentId={id} describedBy={nameId} />
      </div>
    </div>
  );
});
