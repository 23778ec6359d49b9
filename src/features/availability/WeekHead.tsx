import { memo } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { formatDate, formatDay, formatDuration, formatWeekday } from '@/ui/format';
import { useToday } from '@/ui/sessionContext';
import { activeMinutes } from './dayLayout';
import { useStaffDayRows } from './useDayRows';
import css from './WeekHead.module.css';

interface WeekHeadProps {
  staffId: Id;
  day: Day;
  /** Opens the day; without it the heading is only read. */
  onDay?: (day: Day) => void;
}

/** A day's name and its active hours, over its column. */
export const WeekHead = memo(function WeekHead({ staffId, day, onDay }: WeekHeadProps) {
  const today = useToday();
  const minutes = activeMinutes(useStaffDayRows(staffId, day));
  const content = (
    <>
      <span className={css.name}>
        <span className={css.weekday}>{formatWeekday(day)}</span>
        <span className={css.date}>{formatDate(day)}</span>
      </span>
      <span className={css.total} data-none={minutes === 0 || undefined}>
        {minutes === 0 ? '–' : formatDuration(minutes)}
      </span>
    </>
  );
  const shared = { className: css.head, 'data-today': day === today || undefined };
  if (!onDay) return <div {...shared}>{content}</div>;
  return (
    <button type="button" {...shared} onClick={() => onDay(day)} title={`Open ${formatDay(day)}`}>
      {content}
    </button>
  );
});
