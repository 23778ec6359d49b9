import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Day, Id } from '@/domain/primitives';
import frame from '@/ui/board/boardScreen.module.css';
import { ErrorState } from '@/ui/ErrorState';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useIsPhone } from '@/ui/useIsPhone';
import { AppointmentLists } from './AppointmentLists';
import classes from './calendar.module.css';
import { StaffDayCalendar } from './StaffDayCalendar';
import { useAppointmentToasts } from './useAppointmentToasts';
import { useCalendarLoad } from './useCalendarLoad';
import { WeekCalendar } from './WeekCalendar';

type CalendarStageProps =
  /** Several therapists on one day. */
  | { kind: 'day'; day: Day; staffIds: readonly Id[] }
  /** One therapist on several days. */
  | { kind: 'week'; day: Day; days: readonly Day[]; staffId: Id; label: string };

/** A calendar with the lists beside it; on a phone one or the other. Below an `AppointmentsProvider`. */
export function CalendarStage(props: CalendarStageProps) {
  const [from, to] = props.kind === 'day' ? [props.day, props.day] : [props.days[0], props.days.at(-1)];
  if (!from || !to) return null;
  return <Loaded {...props} from={from} to={to} />;
}

function Loaded({ from, to, ...props }: CalendarStageProps & { from: Day; to: Day }) {
  const isPhone = useIsPhone();
  const [shown, setShown] = useState<'grid' | 'lists'>('grid');
  const load = useCalendarLoad(from, to);
  useAppointmentToasts((staffId, day) => {
    if (props.kind === 'day') return day === props.day && props.staffIds.includes(staffId);
    return staffId === props.staffId && props.days.includes(day);
  });
  if (load.problem && load.isFirst) return <ErrorState problem={load.problem} onRetry={load.retry} />;
  if (load.isFirst) return <SkeletonRows rows={12} />;
  return (
    <>
      {isPhone && (
        <SegmentedControl
          fullWidth
          aria-label="Show"
          value={shown}
          onChange={(next) => setShown(next)}
          data={[
            { value: 'grid', label: 'Calendar' },
            { value: 'lists', label: 'List' },
          ]}
        />
      )}
      <div className={`${frame.stage} ${classes.stage}`} data-shows={shown} aria-busy={load.isBusy}>
        <div className={classes.grid}>
          {props.kind === 'day' ? (
            <StaffDayCalendar day={props.day} staffIds={props.staffIds} />
          ) : (
            <WeekCalendar days={props.days} staffId={props.staffId} label={props.label} />
          )}
        </div>
        <AppointmentLists day={props.day} {...(props.kind === 'week' ? { staffId: props.staffId } : {})} />
      </div>
    </>
  );
}
