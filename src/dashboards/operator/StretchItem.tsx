import { memo } from 'react';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { Toggle } from '@/ui/Toggle';
import { TimeRange } from '@/ui/TimeRange';
import classes from './operator.module.css';

interface StretchItemProps {
  id: Id;
  /** Must keep its identity. */
  onSwitch(this: void, id: Id, isActive: boolean): void;
}

/** One availability in the details of a day, with its switch. */
export const StretchItem = memo(function StretchItem({ id, onSwitch }: StretchItemProps) {
  const entry = useEntry(availabilitySlice, id);
  const glow = useGlow(entry);
  const row = entry?.row;
  if (!row) return null;
  return (
    <li className={classes.stretch} data-id={id} data-off={row.isActive ? undefined : true} {...glow}>
      <TimeRange start={row.startTime} end={row.endTime} />
      <span className={classes.stretchWord}>{row.isActive ? 'open' : 'off'}</span>
      <Toggle label="Active" hideLabel checked={row.isActive} onChange={(checked) => onSwitch(id, checked)} />
    </li>
  );
});
