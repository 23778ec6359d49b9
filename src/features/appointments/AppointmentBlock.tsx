import { IconAlertTriangle, IconRepeat } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { useSession } from '@/ui/sessionContext';
import { TimeRange } from '@/ui/TimeRange';
import css from './AppointmentBlock.module.css';
import { appointmentSlice } from './appointmentSlice';
import { wallTimes } from './appointmentTimes';
import { StatusBadge } from './StatusBadge';
import { useBookingParts, useService, useStaffMember } from './useBookingParts';

interface AppointmentBlockProps {
  id: Id;
  /** Room for one line only. */
  isCompact?: boolean;
  /** Shares its column with others. */
  isNarrow?: boolean;
}

/** What stands in an appointment's block of a calendar. It fills the block and follows its row by itself. */
export const AppointmentBlock = memo(function AppointmentBlock(props: AppointmentBlockProps) {
  const { id, isCompact = false, isNarrow = false } = props;
  const entry = useEntry(appointmentSlice, id);
  const glow = useGlow(entry);
  const { timeZone } = useSession().practice;
  const { PatientName } = useBookingParts();
  const row = entry?.row ?? null;
  const person = useStaffMember(row?.staffId ?? null);
  const service = useService(row?.serviceId ?? null);
  if (!row) return null;
  const { startTime, endTime } = wallTimes(row, timeZone);

  return (
    <div
      className={css.block}
      data-id={id}
      data-status={row.status}
      data-compact={isCompact || undefined}
      data-narrow={isNarrow || undefined}
      data-pending={(entry && entry.pending.length > 0) || undefined}
      style={person && ({ '--staff': person.colour } as CSSProperties)}
      {...glow}
    >
      <span className={css.head}>
        <StatusBadge status={row.status} variant="mark" />
        <span className={css.patient}>
          <PatientName id={row.patientId} />
        </span>
        <span className={css.marks}>
          {row.overbookReason !== null && (
            <span className={css.overbooked} title={`Overbooked: ${row.overbookReason}`}>
              <IconAlertTriangle size={14} aria-hidden />
              <span className={isCompact || isNarrow ? 'visually-hidden' : undefined}>Overbooked</span>
            </span>
          )}
          {row.seriesId !== null && (
            <span className={css.repeats} title="One of a series">
              <IconRepeat size={14} aria-hidden />
              <span className="visually-hidden">One of a series</span>
            </span>
          )}
        </span>
      </span>
      <span className={css.time}>
        {isNarrow || isCompact ? <time>{startTime}</time> : <TimeRange start={startTime} end={endTime} />}
      </span>
      <span className={css.service}>{service?.name}</span>
    </div>
  );
});
