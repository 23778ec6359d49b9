import { Button } from '@mantine/core';
import { memo, type MouseEvent, useId } from 'react';
import type { Id } from '@/domain/primitives';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { wallTimes } from '@/features/appointments/appointmentTimes';
import { useAppointmentWrites } from '@/features/appointments/useAppointmentWrites';
import { useOpenAppointments } from '@/features/appointments/useOpenAppointments';
import { PatientName } from '@/features/patients/PatientName';
import { serviceSlice } from '@/features/services/serviceSlice';
import { useEntry, useRow } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatDay } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import { TimeRange } from '@/ui/TimeRange';
import css from './today.module.css';

interface RequestCardProps {
  id: Id;
  /** Where it stands in its list. */
  place: number;
  /** Its answer was given by keyboard: it is about to leave, and the focus with it. */
  onLeaving: (place: number) => void;
}

/** One request with its two answers; pressing its name opens the whole of it. */
export const RequestCard = memo(function RequestCard({ id, place, onLeaving }: RequestCardProps) {
  const entry = useEntry(appointmentSlice, id);
  const glow = useGlow(entry);
  const { timeZone } = useSession().practice;
  const today = useToday();
  const writes = useAppointmentWrites();
  const { open } = useOpenAppointments();
  const nameId = useId();
  const row = entry?.row;
  const service = useRow(serviceSlice, row?.serviceId ?? '');
  if (!row) return null;
  const { day, startTime, endTime } = wallTimes(row, timeZone);

  function answer(give: () => void) {
    return ({ detail }: MouseEvent) => {
      if (detail === 0) onLeaving(place);
      give();
    };
  }

  return (
    <li className={css.request} data-id={id} data-place={place} {...glow}>
      <button type="button" className={css.asked} aria-haspopup="dialog" onClick={() => open(id)}>
        <span className={css.who} id={nameId}>
          <PatientName id={row.patientId} />
        </span>
        <span className={css.when}>
          {formatDay(day, { relativeTo: today })} · <TimeRange start={startTime} end={endTime} />
        </span>
        <span className={css.what}>{service?.name}</span>
        {row.notes && <span className={css.notes}>{row.notes}</span>}
      </button>
      <div className={css.answers}>
        <Button aria-describedby={nameId} onClick={answer(() => writes.setStatus(row, 'confirmed'))}>
          Confirm
        </Button>
        <Button variant="default" aria-describedby={nameId} onClick={answer(() => writes.decline(row))}>
          Decline
        </Button>
      </div>
    </li>
  );
});
