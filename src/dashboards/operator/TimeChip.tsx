import { memo } from 'react';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatTimeRange } from '@/ui/format';
import classes from './operator.module.css';

/** One availability in a day cell. Listens to its own row only. */
export const TimeChip = memo(function TimeChip({ id }: { id: Id }) {
  const entry = useEntry(availabilitySlice, id);
  const glow = useGlow(entry);
  const row = entry?.row;
  if (!row) return null;
  return (
    <span className={classes.chip} data-id={id} data-off={row.isActive ? undefined : true} {...glow}>
      {formatTimeRange(row.startTime, row.endTime)}
      {!row.isActive && <span className={classes.offWord}>off</span>}
    </span>
  );
});
