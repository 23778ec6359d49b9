import { memo } from 'react';
import { usePracticeMinute } from '@/dashboards/usePracticeMinute';
import { minutesOf } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import type { Service } from '@/features/services/service';
import { formatCount, formatDuration, formatTimeRange } from '@/ui/format';
import { openLevel } from './openLevel';
import classes from './scheduling.module.css';
import { useDayGlow } from './useDayGlow';
import { useOffers } from './useOffers';
import { useOpenTime } from './useOpenTime';

interface OpenCellProps {
  staffId: Id;
  day: Day;
  today: Day;
  service: Service;
}

/** What one therapist's day holds for the service. Only today's cell looks at the clock. */
export const OpenCell = memo(function OpenCell(props: OpenCellProps) {
  const offers = useOffers(props.staffId, props.service.id);
  if (!offers) return <div className={classes.open} data-level="none" />;
  if (props.day === props.today) return <TodayOpen {...props} />;
  if (props.day < props.today) return <div className={classes.open}>{past}</div>;
  return <DayOpen {...props} fromMinute={0} />;
});

const past = <span className={classes.noStart}>Past</span>;

function TodayOpen(props: OpenCellProps) {
  return <DayOpen {...props} fromMinute={usePracticeMinute()} />;
}

/** How many starts are left, the first and the last. */
const DayOpen = memo(function DayOpen(props: OpenCellProps & { fromMinute: number }) {
  const { staffId, day, service, fromMinute } = props;
  const { starts, stretches, openMinutes } = useOpenTime(staffId, day, service, fromMinute);
  const glow = useDayGlow(staffId, day);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first && last) {
    return (
      <div className={classes.open} data-level={openLevel(starts.length)} {...glow}>
        <strong>{formatCount(starts.length, 'start')}</strong>
        <span title={`First start ${first.startTime}, last ${last.startTime}`}>
          {first === last ? first.startTime : formatTimeRange(first.startTime, last.startTime)}
        </span>
      </div>
    );
  }
  const end = stretches.at(-1)?.endTime;
  const isOver = end !== undefined && minutesOf(end) - service.durationMinutes < fromMinute;
  const isTooShort = openMinutes < service.durationMinutes;
  return (
    <div className={classes.open} {...glow}>
      <span className={classes.noStart}>
        {openMinutes === 0
          ? '–'
          : isOver
            ? 'None left'
            : isTooShort
              ? `Only ${formatDuration(openMinutes)}`
              : 'Full'}
      </span>
    </div>
  );
});
