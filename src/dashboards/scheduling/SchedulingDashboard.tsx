import { useCallback, useMemo, useRef } from 'react';
import { Button, Drawer } from '@mantine/core';
import { IconListDetails, IconPointer, IconUsers } from '@tabler/icons-react';
import { useOthersToasts } from '@/dashboards/useOthersToasts';
import { sevenDaysWith } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import type { Service } from '@/features/services/service';
import { serviceSlice } from '@/features/services/serviceSlice';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { useScreenLoad } from '@/store/useScreenLoad';
import { DaySwitcher } from '@/ui/DaySwitcher';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { PageHeader } from '@/ui/PageHeader';
import { useSession, useToday } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { Toggle } from '@/ui/Toggle';
import { useIsPhone } from '@/ui/useIsPhone';
import { useUrlState } from '@/ui/useUrlState';
import { DayStrip } from './DayStrip';
import { OpenBoard } from './OpenBoard';
import { OpenList } from './OpenList';
import classes from './scheduling.module.css';
import { ServicePicker } from './ServicePicker';
import { StartsPanel } from './StartsPanel';
import { StartsTitle } from './StartsTitle';

/** Where a service still fits: therapist × the coming days, and the starts of the chosen day. */
export function SchedulingDashboard() {
  const { practice } = useSession();
  const { therapist } = practice.vocabulary;
  const many = therapist.many.toLowerCase();
  const today = useToday();
  const isPhone = useIsPhone();
  const [url, setUrl] = useUrlState({ view: 'week' });
  const { day } = url;
  const [first] = sevenDaysWith(day, today);
  const days = useMemo(() => sevenDaysWith(first, today), [first, today]);
  const load = useScreenLoad([
    useLoaded(staffSlice, {}),
    useLoaded(serviceSlice, {}),
    useLoaded(availabilitySlice, { from: days[0], to: days[6] }),
  ]);

  const stage = useRef<HTMLDivElement>(null);
  useOthersToasts(
    (staffId, changed) => days.includes(changed) && !!stage.current?.querySelector(`[data-id="${staffId}"]`),
  );

  const allServices = useAppSelector(serviceSlice.selectors.selectAll);
  const services = useMemo(() => allServices.filter(({ isActive }) => isActive), [allServices]);
  const asked = url.get('service');
  const service = services.find(({ id }) => id === asked) ?? services[0];

  const people = useAppSelector(staffSlice.selectors.selectAll);
  const showsAll = url.get('all') === '1';
  const serviceId = service?.id;
  const staffIds = useMemo(() => {
    const therapists = people.filter(({ role, isActive }) => role === 'therapist' && isActive);
    const offering = therapists.filter(({ serviceIds }) => serviceId && serviceIds.includes(serviceId));
    const others = showsAll ? therapists.filter((person) => !offering.includes(person)) : [];
    return [...offering, ...others].map(({ id }) => id);
  }, [people, serviceId, showsAll]);

  const toDay = useCallback((next: Day) => setUrl({ day: next === today ? null : next }), [setUrl, today]);
  const choose = useCallback(
    (staffId: Id, next: Day) => setUrl({ staff: staffId, day: next === today ? null : next }),
    [setUrl, today],
  );
  const chosen = url.staff && people.some(({ id }) => id === url.staff) ? { staffId: url.staff, day } : null;

  return (
    <div className={classes.page}>
      <PageHeader title="Scheduling" subtitle={`Open time per ${therapist.one.toLowerCase()} and service`}>
        <Toggle
          label={`All ${many}`}
          checked={showsAll}
          onChange={(checked) => setUrl({ all: checked ? '1' : null })}
        />
        <DaySwitcher day={day} onChange={toDay} span="sevenDays" />
      </PageHeader>
      {content()}
    </div>
  );

  function content() {
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
        <div ref={stage} className={classes.stage} aria-busy={load.isBusy}>
          {board(service)}
        </div>
      </>
    );
  }

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
    if (isPhone) {
      return (
        <>
          <OpenList
            staffIds={staffIds}
            days={days}
            day={day}
            today={today}
            service={shown}
            onChoose={choose}
          />
          <Drawer
            opened={chosen !== null}
            onClose={() => setUrl({ staff: null })}
            position="bottom"
            size="auto"
            withCloseButton={false}
            classNames={{ content: classes.sheet ?? '' }}
          >
            {chosen && (
              <div className={classes.sheetHead}>
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
        <OpenBoard
          staffIds={staffIds}
          days={days}
          today={today}
          service={shown}
          chosen={chosen}
          onChoose={choose}
        />
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
