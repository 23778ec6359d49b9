import { IconCalendarCheck } from '@tabler/icons-react';
import { bookingParts } from '@/dashboards/calendar/bookingParts';
import { AppointmentList } from '@/features/appointments/AppointmentList';
import { AppointmentsProvider } from '@/features/appointments/AppointmentsProvider';
import { useLoadedAppointments } from '@/features/appointments/useDayAppointments';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import type { Id } from '@/domain/primitives';
import { useLoaded } from '@/store/hooks';
import { useNow } from '@/store/useClock';
import { useScreenLoad } from '@/store/useScreenLoad';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { formatDay } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useSession, useToday } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useVisitDialog } from '../visit/useVisitDialog';
import { useVisitsToday } from '../visit/useVisitsToday';
import { useVisitToasts } from '../visit/useVisitToasts';
import { VisitCard } from '../visit/VisitCard';
import { VisitsHere } from '../visit/VisitsHere';
import { nextExpected, visitsHere } from '../visit/visitsInOrder';
import css from './overview.module.css';
import { overviewTiles } from './overviewTiles';

/** What a day in the clinic needs at a glance: who is here, who is next, and what waits. */
export function OverviewSection() {
  return (
    <AppointmentsProvider parts={bookingParts}>
      <Overview />
    </AppointmentsProvider>
  );
}

function Overview() {
  const { user } = useSession();
  const today = useToday();
  const staffId = user.role === 'therapist' ? (user.staffId ?? undefined) : undefined;
  const load = useScreenLoad([
    useLoaded(staffSlice, {}),
    useLoaded(serviceSlice, {}),
    useLoadedAppointments(today, today),
  ]);
  return (
    <div className={css.page}>
      <PageHeader
        title={formatDay(today, { weekday: 'long' })}
        subtitle={staffId ? 'My day' : 'Everybody’s day'}
      />
      <div className={css.columns}>
        <div className={css.visits} aria-busy={load.isBusy}>
          {load.problem && load.isFirst ? (
            <ErrorState problem={load.problem} onRetry={load.retry} />
          ) : load.isFirst ? (
            <SkeletonRows rows={8} />
          ) : (
            <DayOfVisits staffId={staffId} />
          )}
        </div>
        <ul className={css.tiles} aria-label="Waiting">
          {overviewTiles.map(({ name, Tile }) => (
            <Tile key={name} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function DayOfVisits({ staffId }: { staffId: Id | undefined }) {
  const today = useToday();
  const now = useNow();
  const rows = useVisitsToday(staffId);
  const { complete, dialog } = useVisitDialog();
  useVisitToasts((of, on) => on === today && (staffId === undefined || of === staffId));
  const here = visitsHere(rows).map(({ id }) => id);
  // Of one person's day the one who is there is what it is about; of everybody's, who comes next.
  const [first] = here;
  const isThere = staffId !== undefined && first !== undefined;
  const big = isThere ? first : nextExpected(rows, now)?.id;
  return (
    <>
      {!big && rows.length > 0 && <p className={css.nobody}>Nobody else is expected today.</p>}
      {big && (
        <section aria-labelledby="overview-next">
          <h2 id="overview-next" className={css.title}>
            {isThere ? 'Now' : 'Next'}
          </h2>
          <VisitCard key={big} id={big} isBig onComplete={complete} />
        </section>
      )}
      <VisitsHere ids={here.filter((id) => id !== big)} onComplete={complete} />
      <section aria-labelledby="overview-day">
        <h2 id="overview-day" className={css.title}>
          Today
        </h2>
        <div className={css.list}>
          <AppointmentList
            label="Today"
            scope={{ kind: 'day', day: today }}
            groupBy="status"
            {...(staffId ? { staffId } : {})}
            empty={
              <EmptyState
                icon={<IconCalendarCheck />}
                title="Nothing booked today"
                hint="What is booked appears here by itself."
              />
            }
          />
        </div>
      </section>
      {dialog}
    </>
  );
}
