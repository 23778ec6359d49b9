import { UnstyledButton } from '@mantine/core';
import type { Day } from '@/domain/primitives';
import { formatDay, formatWeekday } from '@/ui/format';
import classes from './scheduling.module.css';

interface DayStripProps {
  days: readonly Day[];
  day: Day;
  today: Day;
  onPick(day: Day): void;
}

/** The days of the week in one line, for thumbs. */
export function DayStrip({ days, day, today, onPick }: DayStripProps) {
  return (
    <div className={classes.strip} role="group" aria-label="Day">
      {days.map((one) => (
        <UnstyledButton
          key={one}
          className={classes.stripDay}
          aria-label={formatDay(one, { weekday: 'long' })}
          aria-pressed={one === day}
          aria-current={one === today ? 'date' : undefined}
          onClick={() => onPick(one)}
        >
          <span>{formatWeekday(one)}</span>
          <strong>{Number(one.slice(8))}</strong>
        </UnstyledButton>
      ))}
    </div>
  );
}
