import { memo } from 'react';
import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { staffSlice } from '@/features/staff/staffSlice';
import type { Day, Id } from '@/domain/primitives';
import { useRow } from '@/store/hooks';
import board from '@/ui/board/boardScreen.module.css';
import classes from './operator.module.css';
import { StaffStatusLine } from './StaffStatusLine';
import { TimeChip } from './TimeChip';
import { useStaffDayIds } from '@/features/availability/useDayRows';

interface StaffRowProps {
  staffId: Id;
  day: Day;
  today: Day;
  /** Must keep its identity. */
  onOpen(this: void, staffId: Id): void;
}

/** A therapist's day as a row of the list on a phone. */
export const StaffRow = memo(function StaffRow({ staffId, day, today, onOpen }: StaffRowProps) {
  const person = useRow(staffSlice, staffId);
  const ids = useStaffDayIds(staffId, day);
  if (!person) return null;
  return (
    <UnstyledButton
      className={`${board.staffBar} ${classes.staffRow}`}
      style={{ '--staff': person.colour }}
      onClick={() => onOpen(staffId)}
    >
      <span className={classes.staffRowHead}>
        <span className={`${board.name} ${classes.name}`}>{person.name}</span>
        <StaffStatusLine staffId={staffId} today={today} />
      </span>
      <span className={classes.staffRowTimes}>
        {ids.map((id) => (
          <TimeChip key={id} id={id} />
        ))}
        {ids.length === 0 && <span className={classes.noBar}>No availability</span>}
      </span>
      <IconChevronRight className={classes.chevron} size={18} aria-hidden />
    </UnstyledButton>
  );
});
