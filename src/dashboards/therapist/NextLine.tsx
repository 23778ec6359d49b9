import { IconCircleCheckFilled, IconClockHour4, IconMoon } from '@tabler/icons-react';
import type { Day, Id } from '@/domain/primitives';
import { formatDay } from '@/ui/format';
import { useToday } from '@/ui/sessionContext';
import { TimeRange } from '@/ui/TimeRange';
import css from './therapist.module.css';
import { useNextStretch } from './useNextStretch';

interface NextLineProps {
  staffId: Id;
  days: readonly Day[];
  isLoading: boolean;
}

/** “Now: available until 18:00”, “Next: today 14:00–18:00”. Moves on with the practice's clock. */
export function NextLine({ staffId, days, isLoading }: NextLineProps) {
  const today = useToday();
  const next = useNextStretch(staffId, days);
  if (!next) {
    return (
      <p className={css.next} data-kind="none">
        <IconMoon size={18} aria-hidden />
        {isLoading ? ' ' : 'Nothing planned in the next two weeks'}
      </p>
    );
  }
  if (next.kind === 'now') {
    return (
      <p className={css.next} data-kind="now">
        <IconCircleCheckFilled size={18} aria-hidden />
        <span>
          <strong>Now:</strong> available until <time>{next.until}</time>
        </span>
      </p>
    );
  }
  const day = formatDay(next.day, { relativeTo: today });
  const isWord = next.day !== today && formatDay(next.day) === day;
  return (
    <p className={css.next} data-kind="next">
      <IconClockHour4 size={18} aria-hidden />
      <span>
        <strong>Next:</strong> {isWord ? day : day.toLowerCase()}{' '}
        <TimeRange start={next.start} end={next.end} />
      </span>
    </p>
  );
}
