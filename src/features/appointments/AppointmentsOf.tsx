import { useMemo } from 'react';
import type { Id } from '@/domain/primitives';
import { useRow } from '@/store/hooks';
import { useRowsOf } from '@/store/useRowsOf';
import { appointmentSlice } from './appointmentSlice';
import css from './ConflictList.module.css';
import { StatusBadge } from './StatusBadge';
import { useTimesText } from './useAppointmentText';
import { useBookingParts } from './useBookingParts';

/** Some appointments by their ids, to look at: such as those that stand in an availability. Loads what is missing. */
export function AppointmentsOf({ ids }: { ids: readonly Id[] }) {
  useRowsOf(
    appointmentSlice,
    useMemo(() => [...ids], [ids]),
  );
  return (
    <ul className={css.list}>
      {ids.map((id) => (
        <Line key={id} id={id} />
      ))}
    </ul>
  );
}

function Line({ id }: { id: Id }) {
  const row = useRow(appointmentSlice, id);
  const { PatientName } = useBookingParts();
  const timesText = useTimesText();
  if (!row) return null;
  return (
    <li data-id={id}>
      <span>
        {timesText(row)} · <PatientName id={row.patientId} />
      </span>
      <StatusBadge status={row.status} />
    </li>
  );
}
