import { useCallback } from 'react';
import type { Instant } from '@/domain/primitives';
import { formatDay } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import { wallClock } from './treatmentWords';

/** Says an instant on the practice's wall clock: `Tue 24 Nov · 14:00`, `Today · 14:00`. */
export function useInstantText(): (instant: Instant) => string {
  const { timeZone } = useSession().practice;
  const today = useToday();
  return useCallback(
    (instant) => {
      const { day, time } = wallClock(instant, timeZone);
      return `${formatDay(day, { relativeTo: today })} · ${time}`;
    },
    [timeZone, today],
  );
}

/** Says its day alone: `Tue 24 Nov`, in whatever year. For toasts. */
export function useDayText(): (instant: Instant) => string {
  const { timeZone } = useSession().practice;
  return useCallback((instant) => formatDay(wallClock(instant, timeZone).day), [timeZone]);
}
