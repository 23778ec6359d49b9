import { Button, SegmentedControl } from '@mantine/core';
import { IconCalendarOff, IconPlus } from '@tabler/icons-react';
import { useCallback } from 'react';
import { bookingParts } from '@/dashboards/calendar/bookingParts';
import { useAppointmentToasts } from '@/dashboards/calendar/useAppointmentToasts';
import { useCalendarLoad } from '@/dashboards/calendar/useCalendarLoad';
import css from '@/ui/list/listPage.module.css';
import { weekOf } from '@/domain/calendar';
import { type Day, Id } from '@/domain/primitives';
import { AppointmentsProvider } from '@/features/appointments/AppointmentsProvider';
import { type AppointmentStatus, appointmentStatuses } from '@/features/appointments/appointmentStatus';
import { boundsOf } from '@/features/appointments/appointmentTimes';
import { useOpenAppointments } from '@/features/appointments/useOpenAppointments';
import { useCommand } from '@/ui/commands';
import { DaySwitcher } from '@/ui/DaySwitcher';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { formatCount } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useSession, useToday } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { type CalendarView, type UrlState, useUrlState } from '@/ui/useUrlState';
import { BookingFilters } from './BookingFilters';
import { BookingList } from './BookingList';
import { type BookingWish, useBookings } from './useBookings';

const isStatus = (text: string | null): text is AppointmentStatus =>
  (appointmentStatuses as readonly (string | null)[]).includes(text);

function wishIn(url: UrlState): BookingWish {
  const status = url.get('status');
  return {
    staffId: url.staff,
    serviceId: Id.safeParse(url.get('service')).data ?? null,
    status: isStatus(status) ? status : null,
    groupBy: url.get('group') === 'status' ? 'status' : 'day',
  };
}

/** Every booking of a day or a week, live. */
export function BookingsSection() {
  return (
    <AppointmentsProvider parts={bookingParts}>
      <Bookings />
    </AppointmentsProvider>
  );
}

function Bookings() {
  const { timeZone, weekStartsOn } = useSession().practice;
  const today = useToday();
  const opening = useOpenAppointments();
  const [url, setUrl] = useUrlState();
  const { day, view } = url;
  const days = view === 'week' ? weekOf(day, weekStartsOn) : [day];
  const [from, to] = [days[0] ?? day, days.at(-1) ?? day];
  const load = useCalendarLoad(from, to);
  const wish = wishIn(url);
  const items = useBookings(boundsOf(from, to, timeZone), wish);
  const toDay = useCallback((next: Day) => setUrl({ day: next === today ? null : next }), [setUrl, today]);
  const book = () => opening.book({ day, ...(wish.staffId ? { staffId: wish.staffId } : {}) });
  useCommand({ id: 'bookings.book', label: 'Book an appointment', keys: 'n', run: book });
  useAppointmentToasts((of, on) => days.includes(on) && (wish.staffId === null || of === wish.staffId));
  const count = items.filter(({ kind }) => kind === 'row').length;

  function setWish(patch: Partial<BookingWish>): void {
    const { staffId, serviceId, status, groupBy } = { ...wish, ...patch };
    setUrl({ staff: staffId, service: serviceId, status, group: groupBy === 'status' ? 'status' : null });
  }

  return (
    <div className={css.page}>
      <PageHeader title="Bookings" subtitle={load.isFirst ? undefined : formatCount(count, 'booking')}>
        <SegmentedControl<CalendarView>
          aria-label="Show"
          value={view}
          onChange={(next) => setUrl({ view: next === 'week' ? 'week' : null })}
          data={[
            { value: 'day', label: 'Day' },
            { value: 'week', label: 'Week' },
          ]}
        />
        <DaySwitcher day={day} onChange={toDay} span={view} />
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={book}>
          Book
        </Button>
      </PageHeader>
      <BookingFilters wish={wish} onWish={setWish} />
      {content()}
    </div>
  );

  function content() {
    if (load.problem && load.isFirst) return <ErrorState problem={load.problem} onRetry={load.retry} />;
    if (load.isFirst) return <SkeletonRows rows={12} />;
    if (items.length > 0) {
      return (
        <div className={css.list} aria-busy={load.isBusy}>
          <BookingList items={items} askedBy={JSON.stringify([from, to, wish])} />
        </div>
      );
    }
    return (
      <EmptyState
        icon={<IconCalendarOff />}
        title="No bookings here"
        hint="What is booked appears here by itself."
      />
    );
  }
}
