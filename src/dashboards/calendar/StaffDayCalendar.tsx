import { useMemo } from 'react';
import { shallowEqual } from 'react-redux';
import type { Day, Id } from '@/domain/primitives';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector } from '@/store/hooks';
import { formatDay } from '@/ui/format';
import { useToday, useWords } from '@/ui/sessionContext';
import { Calendar } from './Calendar';
import { columnKey } from './calendarPlace';
import { StaffColumnHead } from './ColumnHead';

/** A column for each of these people, on one day. */
export function StaffDayCalendar({ day, staffIds }: { day: Day; staffIds: readonly Id[] }) {
  const words = useWords();
  const isToday = useToday() === day;
  const people = useAppSelector(
    (state) => staffIds.flatMap((id) => staffSlice.selectors.selectById(state, id) ?? []),
    shallowEqual,
  );
  const columns = useMemo(
    () =>
      people.map(({ id, name, colour }) => ({
        key: columnKey({ staffId: id, day }),
        label: name,
        header: <StaffColumnHead name={name} colour={colour} />,
        isToday,
      })),
    [people, day, isToday],
  );
  return <Calendar label={`${words.therapist.many} on ${formatDay(day)}`} columns={columns} />;
}
