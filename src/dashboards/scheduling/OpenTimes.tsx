import { useCallback, useMemo } from 'react';
import { Button, Drawer } from '@mantine/core';
import { IconListDetails, IconPointer, IconUsers } from '@tabler/icons-react';
import type { Day, Id } from '@/domain/primitives';
import { useLoadedAppointments } from '@/features/appointments/useDayAppointments';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { useLoadedHolds } from '@/features/holds/useHoldsOf';
import type { Service } from '@/features/services/service';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { useScreenLoad } from '@/store/useScreenLoad';
import frame from '@/ui/board/boardScreen.module.css';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { useToday, useWords } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useIsPhone } from '@/ui/useIsPhone';
import type { UrlPatch, UrlState } from '@/ui/useUrlState';
import { DayStrip } from './DayStrip';
import { OpenBoard } from './OpenBoard';
import { OpenList } from './OpenList';
import classes from './scheduling.module.css';
import { ServicePicker } from './ServicePicker';
import { StartsPanel } from './StartsPanel';
import { StartsTitle } from './StartsTitle';
import { useOfferingIds } from './useOfferingIds';

interface OpenTimesProps {
  days: readonly Day[];
  url: UrlState;
  setUrl(patch: UrlPatch): void;
}

/** Where a service still fits: therapist × the coming days, and the starts of the chosen day. */
export function OpenTimes({ days, url, setUrl }: OpenTimesProps) {
  const many = useWords().therapist.many.toLowerCase();
  const today = useToday();
  const isPhone = useIsPhone();
  const { day } = url;
  const [first = day, last = day] = [days[0], days.at(-1)];
  const load = useScreenLoad([
    useLoaded(staffSlice, {}),
    useLoaded(serviceSlice, {}),
    useLoaded(availabilitySlice, { from: first, to: last }),
    useLoadedAppointments(first, last),
    useLoadedHolds(),
  ]);
  const allServices = useAppSelector(serviceSlice.selectors.selectAll);
  const services = useMemo(() => allServices.filter(({ isActive }) => isActive), [allServices]);
  const asked = url.get('service');
  const service = services.find(({ id }) => id === asked) ?? services[0];

  const people = useAppSelector(staffSlice.selectors.selectAll);
  const showsAll = url.get('all') === '1';
  const staffIds = useOfferingIds(service?.id, showsAll);

  const toDay = useCallback((next: Day) => setUrl({ day: next === today ? null : next }), [setUrl, today]);
  const choose = useCallback(
    (staffId: Id, next: Day) => setUrl({ staff: staffId, day: next === today ? null : next }),
    [setUrl, today],
  );
  const chosen = url.staff && people.some(({ id }) => id === url.staff) ? { staffId: url.staff, day } : null;

  if (load.problem && load.isFirst) return <ErrorState problem={load.problem} onRetry={load.retry} />;
  if (load.isFirst) return <SkeletonRows rows={12} />;
  if (!service) {
    return (
      <EmptyState
        icon={<IconListDetails />}
        title="No services yet"
        hint="Ask an admin to add the first service; this board fills by itself."
      />
    );
  }
  return (
    <>
      <ServicePicker
        services={services}
        chosen={service.id}
        isPhone={isPhone}
        onChoose={(id) => setUrl({ service: id })}
      />
      {isPhone && <DayStrip days={days} day={day} today={today} onPick={toDay} />}
      <div className={`${frame.stage} ${classes.stage}`} aria-busy={load.isBusy}>
        {board(service)}
      </div>
    </>
  );

  function board(shown: Service) {
    if (staffIds.length === 0) {
      return (
        <EmptyState
          icon={<IconUsers />}
          title={`Nobody offers ${shown.name}`}
          hint={`Choose another service, or look at all ${many}.`}
          action={
            !showsAll && (
              <Button variant="default" onClick={() => setUrl({ all: '1' })}>
                Show all {many}
              </Button>
            )
          }
        />
      );
    }
    const starts = chosen && (
      <StartsPanel key={`${chosen.staffId}|${chosen.day}|${shown.id}`} {...chosen} service={shown} />
    );
    const shared = { staffIds, days, today, service: shown, onChoose: choose };
    if (isPhone) {
      return (
        <>
          <OpenList {...shared} day={day} />
          <Drawer
            opened={chosen !== null}
            onClose={() => setUrl({ staff: null })}
            position="bottom"
            size="auto"
            withCloseButton={false}
            classNames={{ content: frame.sheet ?? '' }}
          >
            {chosen && (
              <div className={frame.sheetHead}>
                <Drawer.Title className={classes.startsTitle}>
                  <StartsTitle {...chosen} />
                </Drawer.Title>
                <Drawer.CloseButton aria-label="Close" />
              </div>
            )}
            {starts}
          </Drawer>
        </>
      );
    }
    return (
      <>
        <OpenBoard {...shared} chosen={chosen} />
        <aside className={classes.panel} aria-label="Possible starts">
          {chosen && (
            <h2 className={classes.startsTitle}>
              <StartsTitle {...chosen} />
            </h2>
          )}
          {starts ?? (
            <EmptyState
              icon={<IconPointer />}
              title="Choose a day"
              hint={`Pick a cell to see when ${shown.name} can start.`}
            />
          )}
        </aside>
      </>
    );
  }
}
