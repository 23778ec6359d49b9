import { useCallback, useRef } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { IconUserSearch, IconUsers } from '@tabler/icons-react';
import { bookingParts } from '@/dashboards/calendar/bookingParts';
import { CalendarStage } from '@/dashboards/calendar/CalendarStage';
import { addDays } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { AppointmentsProvider } from '@/features/appointments/AppointmentsProvider';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { useScreenLoad } from '@/store/useScreenLoad';
import { DaySwitcher } from '@/ui/DaySwitcher';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { capitalise } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useToday, useWords } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useIsPhone } from '@/ui/useIsPhone';
import { useUrlState } from '@/ui/useUrlState';
import { AvailableNow } from './AvailableNow';
import { IdleOrder } from './IdleOrder';
import { OperatorBoard } from './OperatorBoard';
import { OperatorList } from './OperatorList';
import { OperatorToolbar } from './OperatorToolbar';
import board from '@/ui/board/boardScreen.module.css';
import classes from './operator.module.css';
import { RecentChanges } from './RecentChanges';
import { useBoardOrder } from './useBoardOrder';
import { useOthersToasts } from '@/dashboards/useOthersToasts';
import { useOrderWish } from './useOrderWish';
import { usePracticeMinute } from '@/dashboards/usePracticeMinute';

const daysShown = 14;

/** Everybody's time at a glance: who is free now, who is free when, what is booked, and what just changed. */
export function OperatorDashboard() {
  return (
    <AppointmentsProvider parts={bookingParts}>
      <Operator />
    </AppointmentsProvider>
  );
}

function Operator() {
  const words = useWords();
  const many = words.therapist.many.toLowerCase();
  const today = useToday();
  const isPhone = useIsPhone();
  const [url, setUrl] = useUrlState({ view: 'week' });
  const [wish, setWish, clearWish] = useOrderWish(url, setUrl);
  const showsCalendar = url.get('show') === 'calendar';
  const view = isPhone || showsCalendar ? 'day' : url.view;
  const last = addDays(url.day, daysShown - 1);
  const load = useScreenLoad([
    useLoaded(staffSlice, {}),
    useLoaded(availabilitySlice, { from: url.day, to: last }),
    // Who is free now, whatever days are shown.
    useLoaded(availabilitySlice, { from: today, to: today }),
  ]);
  const order = useBoardOrder(wish, today, usePracticeMinute());
  const hasStaff = useAppSelector((state) => staffSlice.selectors.selectTotal(state) > 0);
  const stage = useRef<HTMLDivElement>(null);
  useOthersToasts(
    (staffId, day) =>
      url.day <= day &&
      day <= (view === 'day' ? url.day : last) &&
      !!stage.current?.querySelector(`[data-id="${staffId}"]`),
  );
  const pickDay = useCallback((day: Day) => setUrl({ day, view: 'day' }), [setUrl]);

  return (
    <div className={board.page}>
      <PageHeader title={capitalise(words.therapist.many)}>
        <SegmentedControl
          aria-label="View"
          value={showsCalendar ? 'calendar' : view}
          onChange={(next) => setUrl(next === 'calendar' ? { show: next } : { show: null, view: next })}
          data={[
            { value: 'day', label: url.day === today ? 'Today' : 'Day' },
            ...(isPhone ? [] : [{ value: 'week', label: '14 days' }]),
            { value: 'calendar', label: 'Calendar' },
          ]}
        />
        <DaySwitcher
          day={url.day}
          onChange={(day) => setUrl({ day: day === today ? null : day })}
          span="day"
        />
      </PageHeader>
      <ul className={classes.summary} aria-label="Summary">
        <AvailableNow today={today} />
        <RecentChanges />
      </ul>
      <OperatorToolbar wish={wish} onWish={setWish} isHeld={order.isHeld} onApply={order.apply} />
      <IdleOrder applyIfIdle={order.applyIfIdle} />
      <div ref={stage} className={`${board.stage} ${classes.stage}`} aria-busy={load.isBusy} {...order.watch}>
        {content()}
      </div>
    </div>
  );

  function content() {
    if (load.problem && load.isFirst) return <ErrorState problem={load.problem} onRetry={load.retry} />;
    if (load.isFirst) return <SkeletonRows rows={12} />;
    if (!hasStaff) {
      return (
        <EmptyState
          icon={<IconUsers />}
          title={`No ${many} yet`}
          hint={`Ask an admin to add the first ${words.therapist.one.toLowerCase()}; this board fills by itself.`}
        />
      );
    }
    if (order.ids.length === 0) {
      return (
        <EmptyState
          icon={<IconUserSearch />}
          title={wish.onlyAvailable ? 'Nobody is available right now' : 'Nobody by this name'}
          hint={`Show all ${many} to see who is free later.`}
          action={
            <Button variant="default" onClick={clearWish}>
              Show all
            </Button>
          }
        />
      );
    }
    if (showsCalendar) return <CalendarStage kind="day" day={url.day} staffIds={order.ids} />;
    if (isPhone) return <OperatorList staffIds={order.ids} day={url.day} today={today} />;
    return <OperatorBoard staffIds={order.ids} day={url.day} today={today} view={view} onPickDay={pickDay} />;
  }
}
