import { Button } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useState } from 'react';
import { AppointmentBlock } from '@/features/appointments/AppointmentBlock';
import { AppointmentList } from '@/features/appointments/AppointmentList';
import { AppointmentsOf } from '@/features/appointments/AppointmentsOf';
import { AppointmentsProvider } from '@/features/appointments/AppointmentsProvider';
import { useLengthOf } from '@/features/appointments/useBookingParts';
import { useLoadedAppointments, useStaffBlocks } from '@/features/appointments/useDayAppointments';
import { useOpenAppointments } from '@/features/appointments/useOpenAppointments';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { AvailabilityWritesProvider } from '@/features/availability/AvailabilityWritesProvider';
import { CopyWeekDialog } from '@/features/availability/CopyWeekDialog';
import { RepeatDialog } from '@/features/availability/RepeatDialog';
import { useAvailabilityWrites } from '@/features/availability/useAvailabilityWrites';
import { useStaffDayRows } from '@/features/availability/useDayRows';
import { HoldBlock } from '@/features/holds/HoldBlock';
import { useHoldBlocks, useLoadedHolds } from '@/features/holds/useHoldsOf';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { addDays } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import { useLoaded } from '@/store/hooks';
import { EmptyState } from '@/ui/EmptyState';
import { useToday } from '@/ui/sessionContext';
import { bookingParts } from '@/dashboards/calendar/bookingParts';
import { at, firstDay, idOf, people } from './practiceRows';

/** Every part of booking on one page. */
export function BookingStage() {
  const loads = [
    useLoaded(staffSlice, {}),
    useLoaded(serviceSlice, {}),
    useLoaded(availabilitySlice, { from: firstDay, to: addDays(firstDay, 6) }),
    useLoadedAppointments(firstDay, addDays(firstDay, 6)),
    useLoadedHolds(),
  ];
  if (loads.some(({ status }) => status !== 'ready')) return null;
  return (
    <AppointmentsProvider parts={bookingParts}>
      <main
        tabIndex={-1}
        style={{
          height: '100vh',
          overflow: 'auto',
          padding: 16,
          display: 'grid',
          gap: 16,
          gridTemplateColumns: 'minmax(0, 1fr)',
        }}
      >
        <h1 style={{ margin: 0 }}>Appointments</h1>
        <Buttons />
        <div
          role="group"
          aria-label="Calendar"
          tabIndex={0}
          style={{ display: 'flex', gap: 8, overflowX: 'auto' }}
        >
          {people.slice(0, 3).map(({ id, name }) => (
            <Column key={id} staffId={id} name={name} />
          ))}
        </div>
        <List />
        <AvailabilityWritesProvider renderAffected={(ids) => <AppointmentsOf ids={ids} />}>
          <Hours />
        </AvailabilityWritesProvider>
      </main>
    </AppointmentsProvider>
  );
}

function Buttons() {
  const { book } = useOpenAppointments();
  return (
    <div style={{ display: 'flex', gap: 8 }}>
      <Button onClick={() => book()}>New appointment</Button>
      <Button
        variant="default"
        onClick={() => book({ staffId: idOf(1, 0), serviceId: idOf(3, 0), startsAt: at(firstDay, '14:00') })}
      >
        Book at two
      </Button>
    </div>
  );
}

/** Maria's availability of the day, to take it away from under her appointments. */
function Hours() {
  const today = useToday();
  const { remove } = useAvailabilityWrites();
  const rows = useStaffDayRows(idOf(1, 0), today);
  const [copied, setCopied] = useState<'stretch' | 'week' | null>(null);
  return (
    <section aria-label="Availability" style={{ display: 'flex', gap: 8 }}>
      {rows.map((row) => (
        <Button key={row.id} variant="default" onClick={() => remove(row)}>
          Delete {row.startTime}
        </Button>
      ))}
      <Button variant="default" onClick={() => setCopied('stretch')}>
        Repeat
      </Button>
      <Button variant="default" onClick={() => setCopied('week')}>
        Copy week
      </Button>
      <RepeatDialog
        id={copied === 'stretch' ? (rows[0]?.id ?? null) : null}
        onClose={() => setCopied(null)}
      />
      <CopyWeekDialog
        staffId={idOf(1, 0)}
        from={copied === 'week' ? today : null}
        onClose={() => setCopied(null)}
      />
    </section>
  );
}

function Column({ staffId, name }: { staffId: Id; name: string }) {
  const today = useToday();
  const blocks = useStaffBlocks(staffId, today);
  const holds = useHoldBlocks(staffId, today, useLengthOf());
  const top = (minute: number) => (minute - 540) * 1.2;
  return (
    <section aria-label={name} style={{ width: 200, flex: 'none' }}>
      <h2 style={{ fontSize: 14 }}>{name}</h2>
      <div style={{ position: 'relative', height: 660, background: 'var(--surface-sunken)' }}>
        {[...blocks, ...holds].map(({ id, kind, start, end }) => (
          <div
            key={id}
            style={{ position: 'absolute', insetInline: 0, top: top(start), height: (end - start) * 1.2 }}
          >
            {kind === 'hold' ? <HoldBlock id={id} /> : <AppointmentBlock id={id} />}
          </div>
        ))}
      </div>
    </section>
  );
}

function List() {
  const today = useToday();
  return (
    <AppointmentList
      label="Today"
      scope={{ kind: 'day', day: today }}
      groupBy="status"
      empty={<EmptyState icon={<IconCalendarOff />} title="Nothing today" hint="Nobody is booked." />}
    />
  );
}
