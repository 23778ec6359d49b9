import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { formatTimeRange } from '@/ui/format';
import type { Start } from '@/domain/openTime';
import classes from './scheduling.module.css';

interface StartChipsProps {
  title: string;
  starts: readonly Start[];
  copied: Start | null;
  onCopy(start: Start): void;
}

/** Possible starts of one part of the day; pressing one copies it. */
export function StartChips({ title, starts, copied, onCopy }: StartChipsProps) {
  return (
    <section>
      <h3 className={classes.partTitle}>{title}</h3>
      <ul className={classes.chips}>
        {starts.map((start, i) => (
          // A doubled hour shows the same time twice, so the place in the list is part of the key.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${start.startTime}-${i}`}>
            <UnstyledButton
              className={classes.startChip}
              data-copied={start === copied || undefined}
              aria-label={`Copy time ${formatTimeRange(start.startTime, start.endTime)}`}
              title={`Copy ${formatTimeRange(start.startTime, start.endTime)}`}
              onClick={() => onCopy(start)}
            >
              {start.startTime}
              {start === copied && <IconCheck size={14} aria-hidden />}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
