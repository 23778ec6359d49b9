import { AppointmentLists } from '@/dashboards/calendar/AppointmentLists';
import { CalendarAndLists } from '@/dashboards/calendar/CalendarAndLists';
import { StaffDayCalendar } from '@/dashboards/calendar/StaffDayCalendar';
import { useCalendarLoad } from '@/dashboards/calendar/useCalendarLoad';
import { useTherapistIds } from '@/dashboards/calendar/useTherapistIds';
import { WeekCalendar } from '@/dashboards/calendar/WeekCalendar';
import type { Day, Id } from '@/domain/primitives';
import { useLoadedAppointments } from '@/features/appointments/useDayAppointments';
import { ErrorState } from '@/ui/ErrorState';
import { useToday } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { VisitsHere } from '../visit/VisitsHere';
import { useVisitDialog } from '../visit/useVisitDialog';
import { useVisitsToday } from '../visit/useVisitsToday';
import { useVisitToasts } from '../visit/useVisitToasts';
import { visitsHere } from '../visit/visitsInOrder';
import css from './appointments.module.css';

interface ClinicCalendarProps {
  day: Day;
  /** Which days are shown: one, or the week around it. */
  days: readonly Day[];
  /** One therapist's; null: everybody's. */
  staffId: Id | null;
}

/** Who is here, the calendar, and the same as lists; on a phone calendar or lists. */
export function ClinicCalendar({ day, days, staffId }: ClinicCalendarProps) {
  const today = useToday();
  const load = useCalendarLoad(days[0] ?? day, days.at(-1) ?? day);
  // Who is here is so whatever day is looked at.
  useLoadedAppointments(today, today);
  const therapistIds = useTherapistIds();
  const here = visitsHere(useVisitsToday(staffId ?? undefined)).map(({ id }) => id);
  const { complete, dialog } = useVisitDialog();
  useVisitToasts((of, on) => (days.includes(on) || on === today) && (staffId === null || of === staffId));
  if (load.problem && load.isFirst) return <ErrorState problem={load.problem} onRetry={load.retry} />;
  if (load.isFirst) return <SkeletonRows rows={12} />;
  return (
    <>
      <VisitsHere ids={here} onComplete={complete} />
      <CalendarAndLists
        first="lists"
        className={css.stage}
        isBusy={load.isBusy}
        calendar={
          staffId ? (
            <WeekCalendar days={days} staffId={staffId} label="My week" />
          ) : (
            <StaffDayCalendar day={day} staffIds={therapistIds} />
          )
        }
        lists={<AppointmentLists day={day} {...(staffId ? { staffId } : {})} />}
      />
      {dialog}
    </>
  );
}
