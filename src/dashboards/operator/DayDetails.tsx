import { Button } from '@mantine/core';
import { IconCalendarPlus, IconPencil } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import type { Day, Id } from '@/domain/primitives';
import classes from './operator.module.css';
import { StretchItem } from './StretchItem';
import { useStaffDayIds } from '@/features/availability/useDayRows';
import { useSwitchActive } from './useSwitchActive';

/** The availability of one therapist and day: what is in it, switched on and off, and the way to change more. */
export function DayDetails({ staffId, day }: { staffId: Id; day: Day }) {
  const ids = useStaffDayIds(staffId, day);
  const switchActive = useSwitchActive();
  const isEmpty = ids.length === 0;
  return (
    <>
      {!isEmpty && (
        <ul className={classes.stretches}>
          {ids.map((id) => (
            <StretchItem key={id} id={id} onSwitch={switchActive} />
          ))}
        </ul>
      )}
      <Button
        component={Link}
        to={`/availability?staff=${staffId}&day=${day}`}
        variant="default"
        leftSection={
          isEmpty ? <IconCalendarPlus size={16} aria-hidden /> : <IconPencil size={16} aria-hidden />
        }
      >
        {isEmpty ? 'Add availability' : 'Edit in Availability'}
      </Button>
    </>
  );
}
