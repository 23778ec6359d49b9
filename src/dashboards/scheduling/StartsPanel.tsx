import { useMemo } from 'react';
import { IconCalendarOff } from '@tabler/icons-react';
import { usePracticeMinute } from '@/dashboards/usePracticeMinute';
import { minutesOf } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import { asInstant } from '@/features/appointments/appointmentTimes';
import { useOpenAppointments } from '@/features/appointments/useOpenAppointments';
import type { Service } from '@/features/services/service';
import { staffSlice } from '@/features/staff/staffSlice';
import { useRow } from '@/store/hooks';
import { EmptyState } from '@/ui/EmptyState';
import { formatCount, formatDuration, formatTimeRange } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import classes from './scheduling.module.css';
import { StartChips } from './StartChips';
import { useOffers } from './useOffers';
import { type Start, useOpenTime } from './useOpenTime';

const parts = [
  { name: 'Morning', from: 0, until: 12 * 60 },
  { name: 'Afternoon', from: 12 * 60, until: 17 * 60 },
  { name: 'Evening', from: 17 * 60, until: 24 * 60 },
] as const;

function byPart(starts: readonly Start[]) {
  return parts
    .map(({ name, from, until }) => ({
      name,
      starts: starts.filter(({ startTime }) => from <= minutesOf(startTime) && minutesOf(startTime) < until),
    }))
    .filter((part) => part.starts.length > 0);
}

interface StartsPanelProps {
  staffId: Id;
  day: Day;
  service: Service;
}

/** When the service can start on one therapist's day; pressing a start begins to book it. */
export function StartsPanel({ staffId, day, service }: StartsPanelProps) {
  const today = useToday();
  const minute = usePracticeMinute();
  const { practice } = useSession();
  const person = useRow(staffSlice, staffId);
  const offers = useOffers(staffId, service.id);
  const fromMinute = day === today ? minute : day < today ? 24 * 60 : 0;
  const { starts, stretches } = useOpenTime(staffId, day, service, fromMinute);
  const shown = useMemo(() => (offers ? byPart(starts) : []), [offers, starts]);
  const opening = useOpenAppointments();
  if (!person) return null;
  return (
    <div className={classes.starts}>
      <dl className={classes.facts}>
        <dt>Open</dt>
        <dd>
          {stretches.length === 0
            ? 'not at all'
            : stretches.map(({ startTime, endTime }) => formatTimeRange(startTime, endTime)).join(', ')}
        </dd>
        <dt>Service</dt>
        <dd>
          {service.name}, <span className={classes.whole}>{formatDuration(service.durationMinutes)}</span>
        </dd>
        {service.bufferBeforeMinutes + service.bufferAfterMinutes > 0 && (
          <>
            <dt>Around it</dt>
            <dd>{buffersOf(service)}</dd>
          </>
        )}
      </dl>
      {shown.length === 0 ? (
        <EmptyState icon={<IconCalendarOff />} title="No start fits" hint={whyNone()} />
      ) : (
        <>
          <p className={classes.startsCount}>
            {formatCount(starts.length, 'start')}, every {practice.stepMinutes} min. Press one to book it.
          </p>
          {shown.map((part) => (
            <StartChips
              key={part.name}
              title={part.name}
              starts={part.starts}
              onPick={({ startsAt }) =>
                opening.book({ staffId, serviceId: service.id, startsAt: asInstant(startsAt) })
              }
            />
          ))}
        </>
      )}
    </div>
  );

  function whyNone(): string {
    if (!offers) return `${person?.name ?? ''} does not offer ${service.name}.`;
    if (day < today) return 'This day is over. Choose a later one.';
    if (stretches.length === 0) return 'Nothing is open on this day. Choose another one.';
    return `Nothing of ${formatDuration(service.durationMinutes)} is left. Choose another day.`;
  }
}

function buffersOf({ bufferBeforeMinutes: before, bufferAfterMinutes: after }: Service): string {
  const said = [
    ...(before > 0 ? [`${before} min before`] : []),
    ...(after > 0 ? [`${after} min after`] : []),
  ];
  return said.join(', ');
}
