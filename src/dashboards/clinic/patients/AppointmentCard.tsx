import { type CSSProperties, memo } from 'react';
import { dayOfInstant } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { wallTimes } from '@/features/appointments/appointmentTimes';
import { StatusBadge } from '@/features/appointments/StatusBadge';
import { useOpenAppointments } from '@/features/appointments/useOpenAppointments';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useEntry, useRow } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatDay } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import { TimeRange } from '@/ui/TimeRange';
import css from './AppointmentCard.module.css';

/** One appointment of a patient: pressing it opens its panel. */
export const AppointmentCard = memo(function AppointmentCard({ id }: { id: Id }) {
  const entry = useEntry(appointmentSlice, id);
  const glow = useGlow(entry);
  const { timeZone } = useSession().practice;
  const today = useToday();
  const { open } = useOpenAppointments();
  const row = entry?.row;
  const person = useRow(staffSlice, row?.staffId ?? '');
  const service = useRow(serviceSlice, row?.serviceId ?? '');
  if (!row) return null;
  const { startTime, endTime } = wallTimes(row, timeZone);
  return (
    <button
      type="button"
      className={css.card}
      data-id={id}
      data-status={row.status}
      aria-haspopup="dialog"
      onClick={() => open(id)}
      {...glow}
    >
      <span className={css.bar} style={{ '--staff': person?.colour } as CSSProperties} aria-hidden />
      <span className={css.words}>
        <span className={css.when}>
          {formatDay(dayOfInstant(Date.parse(row.startsAt), timeZone), { relativeTo: today })}{' '}
          <TimeRange start={startTime} end={endTime} />
        </span>
        <span className={css.what}>{[service?.name, person?.name].filter(Boolean).join(' · ')}</span>
        {row.notes && <span className={css.notes}>{row.notes}</span>}
      </span>
      <StatusBadge status={row.status} />
    </button>
  );
});
