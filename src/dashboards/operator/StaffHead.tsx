import { memo, type CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import { staffSlice } from '@/features/staff/staffSlice';
import type { Day, Id } from '@/domain/primitives';
import { useRow } from '@/store/hooks';
import board from '@/ui/board/boardScreen.module.css';
import classes from './operator.module.css';
import { StaffStatusLine } from './StaffStatusLine';

interface StaffHeadProps {
  staffId: Id;
  today: Day;
}

/** Heading of a therapist's row: colour bar, name and where they stand. */
export const StaffHead = memo(function StaffHead({ staffId, today }: StaffHeadProps) {
  const person = useRow(staffSlice, staffId);
  if (!person) return null;
  return (
    <div className={`${board.head} ${board.staffBar}`} style={{ '--staff': person.colour } as CSSProperties}>
      <Link
        className={`${board.name} ${classes.name}`}
        to={`/therapist/${staffId}`}
        tabIndex={-1}
        title={person.name}
      >
        {person.name}
      </Link>
      <StaffStatusLine staffId={staffId} today={today} />
    </div>
  );
});
