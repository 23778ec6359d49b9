import { useMemo } from 'react';
import { staffSlice } from '@/features/staff/staffSlice';
import type { Day } from '@/domain/primitives';
import { openMinutesOf } from '@/domain/openTime';
import { wallDay } from '@/domain/wallDay';
import { useAppSelector } from '@/store/hooks';
import { formatDuration } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import { SummaryFigure } from './SummaryFigure';
import { statusAt } from './staffStatus';
import { rowsByStaff } from '@/features/availability/rowsByStaff';
import { useDayRows } from '@/features/availability/useDayRows';
import { usePracticeMinute } from '@/dashboards/usePracticeMinute';

/**
 * How many are available at this moment, and how long today is open altogether. A component of its own, so that
 * figures that change render nothing but themselves.
 */
export function AvailableNow({ today }: { today: Day }) {
  const minute = usePracticeMinute();
  const { practice } = useSession();
  const rows = useDayRows(today);
  const people = useAppSelector(staffSlice.selectors.selectAll);
  const byPerson = useMemo(() => {
    const therapists = people.filter(({ role, isActive }) => role === 'therapist' && isActive);
    const byStaff = rowsByStaff(rows);
    return therapists.map(({ id }) => byStaff.get(id) ?? []);
  }, [people, rows]);
  const open = useMemo(() => {
    const clock = wallDay(today, practice.timeZone);
    return byPerson.reduce((sum, day) => sum + openMinutesOf(day, clock), 0);
  }, [byPerson, today, practice.timeZone]);
  const now = byPerson.filter((day) => statusAt(day, minute).kind === 'now').length;
  return (
    <>
      <SummaryFigure figure={String(now)} label={`of ${byPerson.length} available`} tail="now" />
      <SummaryFigure figure={formatDuration(open)} label="open" tail="today" />
    </>
  );
}
