import { Button } from '@mantine/core';
import { useId } from 'react';
import { permits } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { appointments } from '@/features/appointments/appointment';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { wallTimes } from '@/features/appointments/appointmentTimes';
import { StatusBadge } from '@/features/appointments/StatusBadge';
import { statusVerbs, usualNext } from '@/features/appointments/statusWords';
import { useAppointmentWrites } from '@/features/appointments/useAppointmentWrites';
import { useOpenAppointments } from '@/features/appointments/useOpenAppointments';
import { PatientName } from '@/features/patients/PatientName';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { isCompletable } from '@/features/visits/visit';
import { useEntry, useRow } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { useSession } from '@/ui/sessionContext';
import { StaffTag } from '@/ui/StaffTag';
import { TimeRange } from '@/ui/TimeRange';
import css from './VisitCard.module.css';

interface VisitCardProps {
  id: Id;
  onComplete: (id: Id) => void;
  /** The one thing to look at. */
  isBig?: boolean;
}

/** One visit with what is done with it next: opened by its name, completed by one press once somebody is there. */
export function VisitCard({ id, onComplete, isBig = false }: VisitCardProps) {
  const entry = useEntry(appointmentSlice, id);
  const glow = useGlow(entry);
  const { user, practice } = useSession();
  const writes = useAppointmentWrites();
  const { open } = useOpenAppointments();
  const nameId = useId();
  const row = entry?.row ?? null;
  const service = useRow(serviceSlice, row?.serviceId ?? '');
  const person = useRow(staffSlice, row?.staffId ?? '');
  if (!row) return null;
  const { startTime, endTime } = wallTimes(row, practice.timeZone);
  const mayChange = permits(appointments.policy, 'change', user, row);
  const next = usualNext(row.status);
  return (
    <article
      className={css.card}
      data-id={id}
      data-big={isBig || undefined}
      data-status={row.status}
      {...glow}
    >
      <div className={css.head}>
        <span className={css.time}>
          <TimeRange start={startTime} end={endTime} />
        </span>
        <StatusBadge status={row.status} />
      </div>
      <button type="button" id={nameId} className={css.name} aria-haspopup="dialog" onClick={() => open(id)}>
        <PatientName id={row.patientId} />
      </button>
      <p className={css.what}>
        <span>{service?.name}</span>
        {person && <StaffTag name={person.name} colour={person.colour} inactive={!person.isActive} />}
      </p>
      {mayChange && (
        <div className={css.actions}>
          {isCompletable(row.status) && (
            <Button
              size={isBig ? 'sm' : 'compact-sm'}
              aria-describedby={nameId}
              onClick={() => onComplete(id)}
            >
              Complete visit
            </Button>
          )}
          {next && next !== 'completed' && (
            <Button
              variant="default"
              size={isBig ? 'sm' : 'compact-sm'}
              aria-describedby={nameId}
              onClick={() => writes.setStatus(row, next)}
            >
              {statusVerbs[next]}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
