import { useCallback, useMemo } from 'react';
import { shallowEqual } from 'react-redux';
import { useStaffDayRows } from '@/features/availability/useDayRows';
import { usePracticeMinute } from '@/dashboards/usePracticeMinute';
import { minutesOf } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import { staffDayKey } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';
import { useSession, useToday } from '@/ui/sessionContext';
import { openTime, type OpenTime } from '@/domain/openTime';
import { wallDay } from '@/domain/wallDay';

const { selectById, selectIdsBy } = availabilitySlice.selectors;

/**
 * Where a service of this length fits into one therapist's day; worked out anew only when that day changed.
 * @param fromMinute of the wall clock: starts before it are over
 */
export function useOpenTime(staffId: Id, day: Day, durationMinutes: number, fromMinute: number): OpenTime {
  const { stepMinutes, timeZone } = useSession().practice;
  const rows = useStaffDayRows(staffId, day);
  const whole = useMemo(
    () => openTime(rows, durationMinutes, stepMinutes, wallDay(day, timeZone)),
    [rows, durationMinutes, stepMinutes, day, timeZone],
  );
  return useMemo(() => {
    if (fromMinute === 0) return whole;
    return { ...whole, starts: whole.starts.filter(({ startTime }) => minutesOf(startTime) >= fromMinute) };
  }, [whole, fromMinute]);
}

/** How many starts one therapist has left over these days; what is over does not count. */
export function useStartCount(staffId: Id, days: readonly Day[], durationMinutes: number): number {
  const { stepMinutes, timeZone } = useSession().practice;
  const today = useToday();
  const minute = usePracticeMinute();
  const select = useCallback(
    (state: StoreState) =>
      days
        .filter((day) => day >= today)
        .flatMap((day) => selectIdsBy(state, 'staffDay', staffDayKey(staffId, day)))
        .flatMap((id) => selectById(state, id) ?? []),
    [staffId, days, today],
  );
  const rows = useAppSelector(select, shallowEqual);
  return useMemo(() => {
    const startsOn = (day: Day) => {
      const onDay = rows.filter(({ date }) => date === day);
      const { starts } = openTime(onDay, durationMinutes, stepMinutes, wallDay(day, timeZone));
      return day === today ? starts.filter(({ startTime }) => minutesOf(startTime) >= minute) : starts;
    };
    return days.reduce((sum, day) => sum + startsOn(day).length, 0);
  }, [days, rows, durationMinutes, stepMinutes, timeZone, today, minute]);
}
