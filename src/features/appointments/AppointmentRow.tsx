import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRepeat } from '@tabler/icons-react';
import { type CSSProperties, memo, useId } from 'react';
import { permits } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { useSession } from '@/ui/sessionContext';
import { TimeRange } from '@/ui/TimeRange';
import { appointments } from './appointment';
import css from './AppointmentList.module.css';
import { appointmentSlice } from './appointmentSlice';
import { wallTimes } from './appointmentTimes';
import { StatusBadge } from './StatusBadge';
import { statusVerbs, usualNext } from './statusWords';
import { useAppointmentWrites } from './useAppointmentWrites';
import { useBookingParts, useService, useStaffMember } from './useBookingParts';
import { useOpenAppointments } from './useOpenAppointments';

/** One appointment as a line: pressing it opens it, its usual next status is one press away. */
export const AppointmentRow = memo(function AppointmentRow({ id }: { id: Id }) {
  const entry = useEntry(appointmentSlice, id);
  const glow = useGlow(entry);
  const { user, practice } = useSession();
  const { PatientName } = useBookingParts();
  const writes = useAppointmentWrites();
  const { open } = useOpenAppointments();
  const nameId = useId();
  const row = entry?.row ?? null;
  const person = useStaffMember(row?.staffId ?? null);
  const service = useService(row?.serviceId ?? null);
  if (!row) return null;
  const { startTime, endTime } = wallTimes(row, practice.timeZone);
  const next = permits(appointments.policy, 'change', user, row) ? usualNext(row.status) : null;
  return (
    <div className={css.row} data-id={id} data-status={row.status} {...glow}>
      <button type="button" className={css.open} aria-haspopup="dialog" onClick={() => open(id)}>
        <span className={css.bar} style={{ '--staff': person?.colour } as CSSProperties} aria-hidden />
        <span className={css.time}>
          <TimeRange start={startTime} end={endTime} />
        </span>
        <span className={css.who}>
          <span className={css.patient} id={nameId}>
            <PatientName id={row.patientId} />
          </span>
          <span className={css.what}>
            {service?.name}
            {person && <span className={css.with}> · {person.name}</span>}
          </span>
        </span>
        <span className={css.marks}>
          {row.overbookReason !== null && (
            <span title={`Overbooked: ${row.overbookReason}`} className={css.overbooked}>
              <IconAlertTriangle size={16} aria-hidden />
              <span className="visually-hidden">Overbooked</span>
            </span>
          )}
          {row.seriesId !== null && (
            <span title="One of a series">
              <IconRepeat size={16} aria-hidden />
              <span className="visually-hidden">One of a series</span>
            </span>
          )}
        </span>
        <StatusBadge status={row.status} />
      </button>
      <span className={css.next}>
        {next && (
          <Button
            variant="default"
            size="compact-sm"
            aria-describedby={nameId}
            onClick={() => writes.setStatus(row, next)}
          >
            {statusVerbs[next]}
          </Button>
        )}
      </span>
    </div>
  );
});
