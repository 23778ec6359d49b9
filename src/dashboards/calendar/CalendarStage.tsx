import type { Day, Id } from '@/domain/primitives';
import frame from '@/ui/board/boardScreen.module.css';
import { ErrorState } from '@/ui/ErrorState';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { AppointmentLists } from './AppointmentLists';
import { CalendarAndLists } from './CalendarAndLists';
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
  const load = useCalendarLoad(from, to);
  useAppointmentToasts((staffId, day) => {
    if (props.kind === 'day') return day === props.day && props.staffIds.includes(staffId);
    return staffId === props.staffId && props.days.includes(day);
  });
  if (load.problem && load.isFirst) return <ErrorState problem={load.problem} onRetry={load.retry} />;
  if (load.isFirst) return <SkeletonRows rows={12} />;
  return (
    <CalendarAndLists
      first="grid"
      className={frame.stage}
      isBusy={load.isBusy}
      calendar={
        props.kind === 'day' ? (
          <StaffDayCalendar day={props.day} staffIds={props.staffIds} />
        ) : (
          <WeekCalendar days={props.days} staffId={props.staffId} label={props.label} />
        )
      }
      lists={
        <AppointmentLists day={props.day} {...(props.kind === 'week' ? { staffId: props.staffId } : {})} />
      }
    />
  );
}
