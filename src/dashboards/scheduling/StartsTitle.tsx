import type { Day, Id } from '@/domain/primitives';
import { staffSlice } from '@/features/staff/staffSlice';
import { useRow } from '@/store/hooks';
import { formatDay } from '@/ui/format';
import { StaffTag } from '@/ui/StaffTag';
import classes from './scheduling.module.css';

/** Whose starts, on which day: the title above them. */
export function StartsTitle({ staffId, day }: { staffId: Id; day: Day }) {
  const person = useRow(staffSlice, staffId);
  if (!person) return null;
  return (
    <>
      <StaffTag name={person.name} colour={person.colour} />
      <span className={classes.startsDay}>{formatDay(day, { weekday: 'long' })}</span>
    </>
  );
}
