import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useRef } from 'react';
import { bookingParts } from '@/dashboards/calendar/bookingParts';
import { CalendarStage } from '@/dashboards/calendar/CalendarStage';
import { useTherapistIds } from '@/dashboards/calendar/useTherapistIds';
import { useOthersToasts } from '@/dashboards/useOthersToasts';
import { sevenDaysWith } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { AppointmentsProvider } from '@/features/appointments/AppointmentsProvider';
import { useOpenAppointments } from '@/features/appointments/useOpenAppointments';
import frame from '@/ui/board/boardScreen.module.css';
import { DaySwitcher } from '@/ui/DaySwitcher';
import { PageHeader } from '@/ui/PageHeader';
import { useToday, useWords } from '@/ui/sessionContext';
import { Toggle } from '@/ui/Toggle';
import { useUrlState } from '@/ui/useUrlState';
import { AssistantDrawer } from './AssistantDrawer';
import { OpenTimes } from './OpenTimes';

/** Booking: where a service still fits, or everybody's day as a calendar. */
export function SchedulingDashboard() {
  return (
    <AppointmentsProvider parts={bookingParts}>
      <Scheduling />
    </AppointmentsProvider>
  );
}

function Scheduling() {
  const words = useWords();
  const many = words.therapist.many.toLowerCase();
  const today = useToday();
  const opening = useOpenAppointments();
  const therapistIds = useTherapistIds();
  const [url, setUrl] = useUrlState({ view: 'week' });
  const { day } = url;
  const showsCalendar = url.get('show') === 'calendar';
  const [first] = sevenDaysWith(day, today);
  const days = useMemo(() => sevenDaysWith(first, today), [first, today]);
  const toDay = useCallback((next: Day) => setUrl({ day: next === today ? null : next }), [setUrl, today]);

  const page = useRef<HTMLDivElement>(null);
  useOthersToasts(
    (staffId, changed) =>
      (showsCalendar ? changed === day : days.includes(changed)) &&
      !!page.current?.querySelector(`[data-id="${staffId}"]`),
  );

  return (
    <div ref={page} className={frame.page}>
      <PageHeader
        title="Scheduling"
        subtitle={
          showsCalendar ? `Everybody’s day` : `Open time per ${words.therapist.one.toLowerCase()} and service`
        }
      >
        <SegmentedControl
          aria-label="View"
          value={showsCalendar ? 'calendar' : 'open'}
          onChange={(next) => setUrl({ show: next === 'calendar' ? next : null })}
          data={[
            { value: 'open', label: 'Open times' },
            { value: 'calendar', label: 'Calendar' },
          ]}
        />
        {!showsCalendar && (
          <Toggle
            label={`All ${many}`}
            checked={url.get('all') === '1'}
            onChange={(checked) => setUrl({ all: checked ? '1' : null })}
          />
        )}
        <DaySwitcher day={day} onChange={toDay} span={showsCalendar ? 'day' : 'sevenDays'} />
        <AssistantDrawer />
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => opening.book({ day })}>
          Book
        </Button>
      </PageHeader>
      {showsCalendar ? (
        <CalendarStage kind="day" day={day} staffIds={therapistIds} />
      ) : (
        <OpenTimes days={days} url={url} setUrl={setUrl} />
      )}
    </div>
  );
}
