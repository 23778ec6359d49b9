import { memo } from 'react';
import type { Id } from '@/domain/primitives';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { useAppSelector } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { TimeRange } from '@/ui/TimeRange';
import css from './therapist.module.css';

/** One stretch of the agenda. */
export const ComingStretch = memo(function ComingStretch({ id }: { id: Id }) {
  const entry = useAppSelector((state) => availabilitySlice.selectors.selectEntry(state, id));
  const glow = useGlow(entry);
  const row = entry?.row;
  if (!row) return null;
  return (
    <li className={css.stretch} data-id={id} data-off={!row.isActive || undefined} {...glow}>
      <TimeRange start={row.startTime} end={row.endTime} />
      {!row.isActive && <span className={css.off}>Inactive</span>}
    </li>
  );
});
