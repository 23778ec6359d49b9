import type { Appointment } from '@/features/appointments/appointment';
import { wallTimes } from '@/features/appointments/appointmentTimes';
import { StatusBadge } from '@/features/appointments/StatusBadge';
import { PatientName } from '@/features/patients/PatientName';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { type Entry, useRow } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatDay } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import { StaffTag } from '@/ui/StaffTag';
import { TimeRange } from '@/ui/TimeRange';
import css from './visit.module.css';

/** Whose visit it is, what and when, with whom; it follows its row. */
export function VisitFacts({ row, entry }: { row: Appointment; entry: Entry<Appointment> }) {
  const { timeZone } = useSession().practice;
  const today = useToday();
  const glow = useGlow(entry);
  const service = useRow(serviceSlice, row.serviceId);
  const person = useRow(staffSlice, row.staffId);
  const { day, startTime, endTime } = wallTimes(row, timeZone);
  return (
    <div className={css.facts} data-id={row.id} {...glow}>
      <p className={css.patient}>
        <PatientName id={row.patientId} />
      </p>
      <p className={css.line}>
        <span>
          {formatDay(day, { relativeTo: today })} · <TimeRange start={startTime} end={endTime} />
        </span>
        <span>{service?.name}</span>
        {person && <StaffTag name={person.name} colour={person.colour} inactive={!person.isActive} />}
        <StatusBadge status={row.status} />
      </p>
    </div>
  );
}
