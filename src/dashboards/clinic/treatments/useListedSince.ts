import { useMemo, useState } from 'react';
import { addDays } from '@/domain/calendar';
import { instantAt } from '@/domain/practiceTime';
import type { Day, Instant, WallTime } from '@/domain/primitives';
import { useSession, useToday } from '@/ui/sessionContext';

/** A quarter of a year: as far back as somebody usually looks, and as much as is shown at once. */
const stepDays = 91;

/** How far back signed records are listed, and going further back. It stays while the day turns. */
export function useListedSince() {
  const { timeZone } = useSession().practice;
  const today = useToday();
  const [first] = useState(() => addDays(today, -stepDays));
  const [steps, setSteps] = useState(0);
  return useMemo(() => {
    const dayAt = (step: number) => addDays(first, -stepDays * step);
    const instantOf = (day: Day) =>
      new Date(instantAt(day, '00:00' as WallTime, timeZone)).toISOString() as Instant;
    return {
      day: dayAt(steps),
      since: instantOf(dayAt(steps)),
      /** From where it was listed before somebody went back; the same as `since` at first. */
      before: instantOf(dayAt(Math.max(0, steps - 1))),
      goBack: () => setSteps(steps + 1),
    };
  }, [first, steps, timeZone]);
}
