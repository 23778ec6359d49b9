import { useCallback, useMemo } from 'react';
import { usePracticeMinute } from '@/dashboards/usePracticeMinute';
import { timeOfMinutes } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import { AppointmentBlock } from '@/features/appointments/AppointmentBlock';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { HoldBlock } from '@/features/holds/HoldBlock';
import { useRuntime } from '@/store/LockstepProvider';
import { ScheduleGrid } from '@/ui/schedule/ScheduleGrid';
import type { BlockShape, ScheduleColumnSpec } from '@/ui/schedule/scheduleTypes';
import { useSession, useToday } from '@/ui/sessionContext';
import { staffDayOf } from './calendarPlace';
import { useCalendarActions } from './useCalendarActions';
import { useCalendarColumn } from './useCalendarColumn';

interface CalendarProps {
  /** Accessible name. */
  label: string;
  /** Their keys are made by `columnKey`. */
  columns: readonly ScheduleColumnSpec[];
  columnMinWidth?: number;
}

const wholeDay = { fromMinute: 0, toMinute: 24 * 60 };
const morning = 8 * 60;
/** How much of what is just over is still in view at the start. */
const lookBack = 60;

/** Appointments, holds and availability of several therapists or days, to look at and to work on. */
export function Calendar({ label, columns, columnMinWidth }: CalendarProps) {
  const { practice } = useSession();
  const today = useToday();
  const minute = usePracticeMinute();
  const { store } = useRuntime();
  const actions = useCalendarActions();
  const renderBlock = useCallback(
    (id: string, shape: BlockShape) =>
      appointmentSlice.selectors.selectEntry(store.getState(), id) ? (
        <AppointmentBlock id={id as Id} {...shape} />
      ) : (
        <HoldBlock id={id as Id} />
      ),
    [store],
  );
  const now = useMemo(() => {
    const columnKeys = columns.filter(({ key }) => staffDayOf(key).day === today).map(({ key }) => key);
    if (columnKeys.length === 0) return null;
    return { columnKeys: columnKeys.length === columns.length ? ('all' as const) : columnKeys, minute };
  }, [columns, today, minute]);
  return (
    <ScheduleGrid
      label={label}
      columns={columns}
      {...wholeDay}
      stepMinutes={practice.stepMinutes}
      hourLabel={timeOfMinutes}
      now={now}
      // The grid calls it as the hook it is, once for each column.
      // oxlint-disable-next-line react/hooks
      useColumn={useCalendarColumn}
      renderBlock={renderBlock}
      createLength={60}
      initialMinute={now && minute > morning + lookBack ? minute - lookBack : morning}
      {...(columnMinWidth ? { columnMinWidth } : {})}
      {...actions}
    />
  );
}
