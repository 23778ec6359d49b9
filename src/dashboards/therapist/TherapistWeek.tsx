import { Button, SegmentedControl } from '@mantine/core';
import { IconClockEdit } from '@tabler/icons-react';
import { useCallback } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { bookingParts } from '@/dashboards/calendar/bookingParts';
import { CalendarStage } from '@/dashboards/calendar/CalendarStage';
import { addDays, weekOf } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { AppointmentsProvider } from '@/features/appointments/AppointmentsProvider';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { useActiveMinutes } from '@/features/availability/useActiveMinutes';
import { WeekGrid } from '@/features/availability/WeekGrid';
import type { Staff } from '@/features/staff/staff';
import { useLoaded } from '@/store/hooks';
import frame from '@/ui/board/boardScreen.module.css';
import { DaySwitcher } from '@/ui/DaySwitcher';
import { capitalise, formatDuration } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useSession, useToday, useWords } from '@/ui/sessionContext';
import { StaffTag } from '@/ui/StaffTag';
import { useIsPhone } from '@/ui/useIsPhone';
import { type UrlState, useUrlState } from '@/ui/useUrlState';
import { ComingDays } from './ComingDays';
import { NextLine } from './NextLine';
import { TherapistToday } from './TherapistToday';
import css from './therapist.module.css';

const comingDayCount = 14;

interface TherapistWeekProps {
  person: Staff;
  isOwn: boolean;
}

/** One therapist's home: where they stand now, then today with what is asked of them, the week as a calendar, or availability. */
export function TherapistWeek(props: TherapistWeekProps) {
  return (
    <AppointmentsProvider parts={bookingParts}>
      <Week {...props} />
    </AppointmentsProvider>
  );
}

type View = 'today' | 'calendar' | 'availability';

/** An address that names a day alone means that day's calendar. */
function viewOf(url: UrlState): View {
  const show = url.get('show');
  if (show === 'calendar' || show === 'availability') return show;
  return url.get('day') === null ? 'today' : 'calendar';
}

function Week({ person, isOwn }: TherapistWeekProps) {
  const [url, setUrl] = useUrlState({ view: 'week' });
  const { weekStartsOn } = useSession().practice;
  const today = useToday();
  const words = useWords();
  const isPhone = useIsPhone();
  const shown = viewOf(url);
  const showsAvailability = shown === 'availability';
  const navigate = useNavigate();
  const days = weekOf(url.day, weekStartsOn);
  const isThisWeek = days.includes(today);
  const coming = Array.from({ length: comingDayCount }, (_, ahead) => addDays(today, ahead));
  const load = useLoaded(availabilitySlice, { staffId: person.id, from: days[0], to: days[6] });
  const comingLoad = useLoaded(availabilitySlice, {
    staffId: person.id,
    from: today,
    to: addDays(today, comingDayCount - 1),
  });
  const minutes = useActiveMinutes(person.id, days);
  const manage = `/availability?staff=${person.id}&day=${url.day}`;
  const openDay = useCallback(
    (day: Day) => void navigate(`/availability?staff=${person.id}&day=${day}&view=day`),
    [navigate, person.id],
  );
  const label = isOwn ? 'My week' : `Week of ${person.name}`;
  const shared = { staffId: person.id, isLoading: comingLoad.status !== 'ready' };

  return (
    <div className={frame.page}>
      <PageHeader
        title={<StaffTag name={person.name} colour={person.colour} inactive={!person.isActive} />}
        subtitle={`${isOwn ? 'My week' : capitalise(words.therapist.one)} · ${formatDuration(minutes)} ${isThisWeek ? 'this week' : 'that week'}`}
      >
        <SegmentedControl
          aria-label="View"
          value={shown}
          onChange={(next) => setUrl(next === 'today' ? { show: null, day: null } : { show: next })}
          data={[
            { value: 'today', label: 'Today' },
            { value: 'calendar', label: 'Calendar' },
            { value: 'availability', label: 'Availability' },
          ]}
        />
        {shown !== 'today' && (
          <DaySwitcher
            day={url.day}
            span={isPhone && !showsAvailability ? 'day' : 'week'}
            onChange={(day) => setUrl({ day })}
          />
        )}
        {showsAvailability && (
          <Button
            component={Link}
            to={manage}
            variant="default"
            leftSection={<IconClockEdit size={16} aria-hidden />}
          >
            {isOwn ? 'Change my availability' : 'Change availability'}
          </Button>
        )}
      </PageHeader>
      <NextLine {...shared} days={coming} />
      {shown === 'today' ? (
        <TherapistToday person={person} dayCount={comingDayCount} />
      ) : showsAvailability ? (
        availability()
      ) : (
        <CalendarStage
          kind="week"
          day={url.day}
          days={isPhone ? [url.day] : days}
          staffId={person.id}
          label={label}
        />
      )}
    </div>
  );

  function availability() {
    return isPhone ? (
      <ComingDays
        {...shared}
        title={isThisWeek ? 'Coming days' : 'The week'}
        days={isThisWeek ? coming : days}
        colour={person.colour}
        onDay={openDay}
      />
    ) : (
      <div className={`${frame.stage} ${css.columns}`}>
        <div className={css.scroll} aria-busy={load.status !== 'ready'}>
          <WeekGrid staffId={person.id} colour={person.colour} days={days} label={label} onDay={openDay} />
        </div>
        <ComingDays
          {...shared}
          title="Coming days"
          days={coming}
          colour={person.colour}
          onDay={openDay}
          hideEmpty
        />
      </div>
    );
  }
}
