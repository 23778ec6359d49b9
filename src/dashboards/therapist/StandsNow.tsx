import { IconCircleCheckFilled, IconClockHour4, IconMinus } from '@tabler/icons-react';
import { memo } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { formatDay } from '@/ui/format';
import { useToday } from '@/ui/sessionContext';
import css from './therapist.module.css';
import { useNextStretch } from './useNextStretch';

interface StandsNowProps {
  staffId: Id;
  days: readonly Day[];
  isLoading: boolean;
}

/** A few words beside a name: until when somebody is available, or from when. */
export const StandsNow = memo(function StandsNow({ staffId, days, isLoading }: StandsNowProps) {
  const today = useToday();
  const next = useNextStretch(staffId, days);
  if (!next) {
    return (
      <span className={css.stands}>
        {!isLoading && (
          <>
            <IconMinus size={14} aria-hidden /> Nothing this week
          </>
        )}
      </span>
    );
  }
  if (next.kind === 'now') {
    return (
      <span className={css.stands} data-now>
        <IconCircleCheckFilled size={14} aria-hidden /> Now, until {next.until}
      </span>
    );
  }
  return (
    <span className={css.stands}>
      <IconClockHour4 size={14} aria-hidden /> {formatDay(next.day, { relativeTo: today })} {next.start}
    </span>
  );
});
