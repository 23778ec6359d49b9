import { type CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import { addDays } from '@/domain/calendar';
import { AppointmentList } from '@/features/appointments/AppointmentList';
import { useLoadedRequests } from '@/features/appointments/useRequests';
import { useStaffDayIds } from '@/features/availability/useDayRows';
import type { Staff } from '@/features/staff/staff';
import { ErrorState } from '@/ui/ErrorState';
import { formatDay } from '@/ui/format';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useToday } from '@/ui/sessionContext';
import { useAppointmentToasts } from '../calendar/useAppointmentToasts';
import { useCalendarLoad } from '../calendar/useCalendarLoad';
import { useOthersToasts } from '../useOthersToasts';
import { ComingStretch } from './ComingStretch';
import { RequestList } from './RequestList';
import css from './today.module.css';

interface TherapistTodayProps {
  person: Staff;
  /** How many days ahead are shown, today included. */
  dayCount: number;
}

/** What one therapist has to know now: what is asked of them, today beside today's availability, and what comes next. */
export function TherapistToday({ person, dayCount }: TherapistTodayProps) {
  const today = useToday();
  const last = addDays(today, dayCount - 1);
  const load = useCalendarLoad(today, last);
  const requests = useLoadedRequests(person.id, today);
  const stretches = useStaffDayIds(person.id, today);
  // A request is on the screen however far ahead it lies.
  useAppointmentToasts((staffId, day) => staffId === person.id && day >= today);
  useOthersToasts((staffId, day) => staffId === person.id && day === today);

  if (load.problem && load.isFirst) return <ErrorState problem={load.problem} onRetry={load.retry} />;
  if (load.isFirst) return <SkeletonRows rows={10} />;
  return (
    <div
      className={css.today}
      style={{ '--staff': person.colour } as CSSProperties}
      aria-busy={load.isBusy || requests.status !== 'ready'}
    >
      <RequestList staffId={person.id} from={today} isLoading={requests.status !== 'ready'} />
      <section className={css.column} aria-label="Today">
        <h2 className={css.title}>
          Today <span className={css.date}>{formatDay(today)}</span>
        </h2>
        {stretches.length > 0 ? (
          <ul className={css.stretches} aria-label="Availability today">
            {stretches.map((id) => (
              <ComingStretch key={id} id={id} />
            ))}
          </ul>
        ) : (
          <p className={css.none}>
            No availability today.{' '}
            <Link to={`/availability?staff=${person.id}&day=${today}&view=day`}>Add some</Link>
          </p>
        )}
        <AppointmentList
          label="Appointments today"
          scope={{ kind: 'day', day: today }}
          staffId={person.id}
          groupBy="none"
          isNarrow
          empty={<p className={css.none}>Nothing booked today.</p>}
        />
      </section>
      <section className={css.column} aria-label="Next">
        <h2 className={css.title}>Next</h2>
        <AppointmentList
          label="Next appointments"
          scope={{ kind: 'upcoming', from: addDays(today, 1) }}
          staffId={person.id}
          isNarrow
          empty={<p className={css.none}>Nothing booked in the next two weeks.</p>}
        />
      </section>
    </div>
  );
}
