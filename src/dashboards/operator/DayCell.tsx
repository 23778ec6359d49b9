import { memo, type CSSProperties } from 'react';
import { staffSlice } from '@/features/staff/staffSlice';
import type { Day, Id } from '@/domain/primitives';
import { useRow } from '@/store/hooks';
import classes from './operator.module.css';
import { TimeChip } from './TimeChip';
import { useStaffDayIds } from '@/features/availability/useDayRows';

/** What fits into a cell; beyond it, the last line says how many more there are. */
const lines = 3;

interface DayCellProps {
  staffId: Id;
  day: Day;
  isToday: boolean;
}

/** One therapist's day as time chips. Listens to which rows it holds; what is in them is the chips' business. */
export const DayCell = memo(function DayCell({ staffId, day, isToday }: DayCellProps) {
  const ids = useStaffDayIds(staffId, day);
  const colour = useRow(staffSlice, staffId)?.colour;
  const shown = ids.length > lines ? ids.slice(0, lines - 1) : ids;
  return (
    <div
      className={classes.dayCell}
      data-today={isToday || undefined}
      style={{ '--staff': colour } as CSSProperties}
    >
      {shown.map((id) => (
        <TimeChip key={id} id={id} />
      ))}
      {shown.length < ids.length && <span className={classes.more}>+{ids.length - shown.length} more</span>}
      {ids.length === 0 && <span className={classes.none}>–</span>}
    </div>
  );
});
