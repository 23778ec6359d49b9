import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { wallTimes } from '@/features/appointments/appointmentTimes';
import { useRow } from '@/store/hooks';
import { useRowsOf } from '@/store/useRowsOf';
import { formatDay } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import { TimeRange } from '@/ui/TimeRange';
import { useClinicPaths } from '../clinicPaths';

/** When a visit was, leading there; only that it was, for whoever does not see it. */
export function VisitLink({ id }: { id: Id }) {
  useRowsOf(
    appointmentSlice,
    useMemo(() => [id], [id]),
  );
  const row = useRow(appointmentSlice, id);
  const paths = useClinicPaths();
  const today = useToday();
  const { timeZone } = useSession().practice;
  if (!row) return <>A visit</>;
  const { day, startTime, endTime } = wallTimes(row, timeZone);
  return (
    <Link to={paths.record('appointments', id)} data-id={id}>
      {formatDay(day, { relativeTo: today })} · <TimeRange start={startTime} end={endTime} />
    </Link>
  );
}
