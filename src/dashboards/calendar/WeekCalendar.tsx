import { useMemo } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { formatDay } from '@/ui/format';
import { useToday } from '@/ui/sessionContext';
import { Calendar } from './Calendar';
import { columnKey } from './calendarPlace';
import { DayColumnHead } from './ColumnHead';

interface WeekCalendarProps {
  staffId: Id;
  days: readonly Day[];
  /** Accessible name. */
  label: string;
}

/** A column for each of these days, of one therapist. */
export function WeekCalendar({ staffId, days, label }: WeekCalendarProps) {
  const today = useToday();
  const shown = days.join();
  const columns = useMemo(
    () =>
      (shown.split(',') as Day[]).map((day) => ({
        key: columnKey({ staffId, day }),
        label: formatDay(day, { weekday: 'long' }),
        header: <DayColumnHead day={day} isToday={day === today} />,
        isToday: day === today,
      })),
    [staffId, shown, today],
  );
  return <Calendar label={label} columns={columns} columnMinWidth={98} />;
}
