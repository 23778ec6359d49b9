import { useMemo } from 'react';
import { openMinutesOf } from '@/domain/openTime';
import { wallDay } from '@/domain/wallDay';
import type { Day, Id } from '@/domain/primitives';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector } from '@/store/hooks';
import { formatDay, formatDuration } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import classes from './operator.module.css';
import { useStaffDayRows } from '@/features/availability/useDayRows';

/** Whose day it is, and how long it is open: the title of its details. */
export function DayTitle({ staffId, day }: { staffId: Id; day: Day }) {
  const { timeZone } = useSession().practice;
  const name = useAppSelector((state) => staffSlice.selectors.selectById(state, staffId)?.name);
  const rows = useStaffDayRows(staffId, day);
  const open = useMemo(() => openMinutesOf(rows, wallDay(day, timeZone)), [rows, day, timeZone]);
  return (
    <>
      {name}
      <span className={classes.detailsWhen}>
        {formatDay(day)} · {rows.length === 0 ? 'no availability' : `${formatDuration(open)} open`}
      </span>
    </>
  );
}
