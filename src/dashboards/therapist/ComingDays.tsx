import { type CSSProperties, memo, useId } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { activeMinutes } from '@/features/availability/dayLayout';
import { useStaffDayRows } from '@/features/availability/useDayRows';
import { useActiveMinutes } from '@/features/availability/useActiveMinutes';
import { formatDay, formatDuration } from '@/ui/format';
import { useToday } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { ComingStretch } from './ComingStretch';
import css from './therapist.module.css';

interface ComingDaysProps {
  title: string;
  staffId: Id;
  colour: string;
  days: readonly Day[];
  isLoading: boolean;
  onDay: (day: Day) => void;
  /** Leaves out days without anything. */
  hideEmpty?: boolean;
}

/** The days as an agenda. */
export function ComingDays({
  title,
  staffId,
  colour,
  days,
  isLoading,
  onDay,
  hideEmpty = false,
}: ComingDaysProps) {
  const titleId = useId();
  const total = useActiveMinutes(staffId, days);
  return (
    <section className={css.coming} aria-labelledby={titleId} style={{ '--staff': colour } as CSSProperties}>
      <h2 className={css.comingTitle} id={titleId}>
        {title}
      </h2>
      {isLoading && total === 0 ? (
        <SkeletonRows rows={4} />
      ) : (
        <ul className={css.days}>
          {days.map((day) => (
            <ComingDay key={day} staffId={staffId} day={day} onDay={onDay} hideEmpty={hideEmpty} />
          ))}
        </ul>
      )}
      {!isLoading && hideEmpty && total === 0 && (
        <p className={css.none}>Nothing planned in the next two weeks.</p>
      )}
    </section>
  );
}

interface ComingDayProps {
  staffId: Id;
  day: Day;
  onDay: (day: Day) => void;
  hideEmpty: boolean;
}

const ComingDay = memo(function ComingDay({ staffId, day, onDay, hideEmpty }: ComingDayProps) {
  const stretches = useStaffDayRows(staffId, day);
  const today = useToday();
  if (hideEmpty && stretches.length === 0) return null;
  const minutes = activeMinutes(stretches);
  const word = formatDay(day, { relativeTo: today });
  return (
    <li className={css.day} data-today={day === today || undefined} data-past={day < today || undefined}>
      <button type="button" className={css.dayName} onClick={() => onDay(day)}>
        <span>{formatDay(day)}</span>
        {word !== formatDay(day) && <span className={css.word}>{word}</span>}
        <span className={css.hours}>{minutes > 0 ? formatDuration(minutes) : ''}</span>
      </button>
      {stretches.length === 0 ? (
        <p className={css.none}>Nothing planned</p>
      ) : (
        <ul className={css.stretches}>
          {stretches.map(({ id }) => (
            <ComingStretch key={id} id={id} />
          ))}
        </ul>
      )}
    </li>
  );
});
