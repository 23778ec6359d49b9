import { useCallback } from 'react';
import type { Id } from '@/domain/primitives';
import { formatDay, formatTimeRange } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import { type Times, wallTimes } from './appointmentTimes';
import { usePatientNameOf } from './useBookingParts';

/** Says which appointment is meant: `Ana Cruz, Tue 24 Nov 14:00–15:00`. For toasts, titles and what is spoken. */
export function useAppointmentText(): (row: Times & { patientId: Id }) => string {
  const { timeZone } = useSession().practice;
  const nameOf = usePatientNameOf();
  return useCallback(
    (row) => {
      const { day, startTime, endTime } = wallTimes(row, timeZone);
      const name = nameOf(row.patientId);
      return `${name ? `${name}, ` : ''}${formatDay(day)} ${formatTimeRange(startTime, endTime)}`;
    },
    [timeZone, nameOf],
  );
}

/** `Tue 24 Nov 14:00–15:00` of any stretch of time. */
export function useTimesText(): (times: Times) => string {
  const { timeZone } = useSession().practice;
  return useCallback(
    (times) => {
      const { day, startTime, endTime } = wallTimes(times, timeZone);
      return `${formatDay(day)} ${formatTimeRange(startTime, endTime)}`;
    },
    [timeZone],
  );
}
