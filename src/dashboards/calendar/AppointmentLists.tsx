import { SegmentedControl, Select } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { AppointmentList } from '@/features/appointments/AppointmentList';
import { appointmentStatuses, type AppointmentStatus } from '@/features/appointments/appointmentStatus';
import type { AppointmentScope } from '@/features/appointments/appointmentGroups';
import { statusWords } from '@/features/appointments/statusWords';
import { EmptyState } from '@/ui/EmptyState';
import { formatDay } from '@/ui/format';
import { useToday } from '@/ui/sessionContext';
import classes from './calendar.module.css';

type Shown = 'day' | 'upcoming' | 'status';

interface AppointmentListsProps {
  /** The day that the calendar shows, or the first of them. */
  day: Day;
  staffId?: Id;
}

/** The same appointments as lists: those of the day, those to come, those of a status. */
export function AppointmentLists({ day, staffId }: AppointmentListsProps) {
  const today = useToday();
  const [shown, setShown] = useState<Shown>('day');
  const [status, setStatus] = useState<AppointmentStatus>('requested');
  const dayWord = formatDay(day, { relativeTo: today });
  const scope: AppointmentScope =
    shown === 'day'
      ? { kind: 'day', day }
      : shown === 'upcoming'
        ? { kind: 'upcoming' }
        : { kind: 'status', status };
  return (
    <aside className={classes.lists} aria-label="Appointments">
      <SegmentedControl
        fullWidth
        aria-label="Which appointments"
        value={shown}
        onChange={(next) => setShown(next)}
        data={[
          { value: 'day', label: dayWord },
          { value: 'upcoming', label: 'Upcoming' },
          { value: 'status', label: 'By status' },
        ]}
      />
      {shown === 'status' && (
        <Select
          aria-label="Status"
          allowDeselect={false}
          value={status}
          onChange={(next) => next && setStatus(next)}
          data={appointmentStatuses.map((value) => ({ value, label: statusWords[value] }))}
        />
      )}
      <div className={classes.scroll}>
        <AppointmentList
          key={shown === 'status' ? status : shown}
          label={shown === 'day' ? dayWord : shown === 'upcoming' ? 'Upcoming' : statusWords[status]}
          isNarrow
          scope={scope}
          groupBy={shown === 'day' ? 'none' : 'day'}
          {...(staffId ? { staffId } : {})}
          empty={
            <EmptyState
              icon={<IconCalendarCheck />}
              title={shown === 'day' ? 'Nothing booked' : 'None'}
              hint={
                shown === 'day'
                  ? 'Press a free place of the calendar to book it.'
                  : 'What comes appears here by itself.'
              }
            />
          }
        />
      </div>
    </aside>
  );
}
