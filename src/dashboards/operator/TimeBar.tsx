import { memo, type CSSProperties } from 'react';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatTimeRange } from '@/ui/format';
import classes from './operator.module.css';
import { axisSpan } from './axisSpan';

/** One availability as a bar on the time axis. Listens to its own row only. */
export const TimeBar = memo(function TimeBar({ id }: { id: Id }) {
  const entry = useEntry(availabilitySlice, id);
  const glow = useGlow(entry);
  const row = entry?.row;
  if (!row) return null;
  const { left, width, cutStart, cutEnd } = axisSpan(row.startTime, row.endTime);
  const label = formatTimeRange(row.startTime, row.endTime);
  return (
    <span
      className={classes.bar}
      style={{ '--left': left, '--width': width } as CSSProperties}
      data-id={id}
      data-off={row.isActive ? undefined : true}
      data-cut-start={cutStart || undefined}
      data-cut-end={cutEnd || undefined}
      title={row.isActive ? label : `${label}, off`}
      {...glow}
    >
      <span className={classes.barText}>
        {label}
        {!row.isActive && <span className={classes.offWord}>off</span>}
      </span>
    </span>
  );
});
