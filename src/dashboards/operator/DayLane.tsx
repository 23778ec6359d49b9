import { memo, type CSSProperties } from 'react';
import { staffSlice } from '@/features/staff/staffSlice';
import type { Day, Id } from '@/domain/primitives';
import { useRow } from '@/store/hooks';
import classes from './operator.module.css';
import { TimeBar } from './TimeBar';
import { useStaffDayIds } from '@/features/availability/useDayRows';

/** One therapist's day along the time axis. The line at the present minute comes by style from around the board. */
export const DayLane = memo(function DayLane({ staffId, day }: { staffId: Id; day: Day }) {
  const ids = useStaffDayIds(staffId, day);
  const colour = useRow(staffSlice, staffId)?.colour;
  return (
    <div className={classes.lane} style={{ '--staff': colour } as CSSProperties}>
      {ids.map((id) => (
        <TimeBar key={id} id={id} />
      ))}
      {ids.length === 0 && <span className={classes.noBar}>No availability</span>}
    </div>
  );
});
