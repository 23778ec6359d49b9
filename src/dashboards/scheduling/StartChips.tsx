import { UnstyledButton } from '@mantine/core';
import { formatTimeRange } from '@/ui/format';
import classes from './scheduling.module.css';
import type { Start } from './useOpenTime';

interface StartChipsProps {
  title: string;
  starts: readonly Start[];
  onPick(start: Start): void;
}

/** Possible starts of one part of the day; pressing one books it. */
export function StartChips({ title, starts, onPick }: StartChipsProps) {
  return (
    <section>
      <h3 className={classes.partTitle}>{title}</h3>
      <ul className={classes.chips}>
        {starts.map((start) => (
          <li key={start.startsAt}>
            <UnstyledButton
              className={classes.startChip}
              aria-label={`Book ${formatTimeRange(start.startTime, start.endTime)}`}
              title={`Book ${formatTimeRange(start.startTime, start.endTime)}`}
              onClick={() => onPick(start)}
            >
              {start.startTime}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
