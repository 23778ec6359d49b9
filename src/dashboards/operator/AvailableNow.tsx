import { useCallback } from 'react';
import { staffSlice } from '@/features/staff/staffSlice';
import type { Day } from '@/domain/primitives';
import { openMinutesOf } from '@/domain/openTime';
import { wallDay } from '@/domain/wallDay';
import { type Entry, rowsOf, useAppSelector, useSummaryBy } from '@/store/hooks';
import { formatDuration } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import { SummaryFigure } from './SummaryFigure';
import { statusAt } from './staffStatus';
import type { Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { rowsByStaff } from '@/features/availability/rowsByStaff';
import { usePracticeMinute } from '@/dashboards/usePracticeMinute';

interface Figures {
  people: number;
  available: number;
  openMinutes: number;
}

/**
 * How many are available at this moment, and how long today is open altogether. A component of its own, so that
 * figures that change render nothing but themselves.
 */
export function AvailableNow({ today }: { today: Day }) {
  const minute = usePracticeMinute();
  const { practice } = useSession();
  const people = useAppSelector(staffSlice.selectors.selectAll);
  const derive = useCallback(
    (entries: readonly Entry<Availability>[]): Figures => {
      const therapists = people.filter(({ role, isActive }) => role === 'therapist' && isActive);
      const byStaff = rowsByStaff(rowsOf(entries));
      const days = therapists.map(({ id }) => byStaff.get(id) ?? []);
      const clock = wallDay(today, practice.timeZone);
      return {
        people: days.length,
        available: days.filter((day) => statusAt(day, minute).kind === 'now').length,
        openMinutes: days.reduce((sum, day) => sum + openMinutesOf(day, clock), 0),
      };
    },
    [people, today, practice.timeZone, minute],
  );
  const figures = useSummaryBy(availabilitySlice, 'day', today, derive, sameFigures);
  return (
    <>
      <SummaryFigure figure={String(figures.available)} label={`of ${figures.people} available`} tail="now" />
      <SummaryFigure figure={formatDuration(figures.openMinutes)} label="open" tail="today" />
    </>
  );
}

function sameFigures(a: Figures, b: Figures): boolean {
  return a.people === b.people && a.available === b.available && a.openMinutes === b.openMinutes;
}
