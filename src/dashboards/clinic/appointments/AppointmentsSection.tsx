import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import { useLocation, useParams } from 'react-router-dom';
import { bookingParts } from '@/dashboards/calendar/bookingParts';
import { weekOf } from '@/domain/calendar';
import { type Day, Id } from '@/domain/primitives';
import { AppointmentsProvider } from '@/features/appointments/AppointmentsProvider';
import { useOpenAppointments } from '@/features/appointments/useOpenAppointments';
import { useCommand } from '@/ui/commands';
import { DaySwitcher } from '@/ui/DaySwitcher';
import { PageHeader } from '@/ui/PageHeader';
import { useSession, useToday } from '@/ui/sessionContext';
import { useIsPhone } from '@/ui/useIsPhone';
import { useUrlState } from '@/ui/useUrlState';
import css from './appointments.module.css';
import { ClinicCalendar } from './ClinicCalendar';

/** The clinic's appointments: a therapist's own week, everybody's day for whoever assists. */
export function AppointmentsSection() {
  return (
    <AppointmentsProvider parts={bookingParts}>
      <Appointments />
    </AppointmentsProvider>
  );
}

function Appointments() {
  const { user, practice } = useSession();
  const today = useToday();
  const isPhone = useIsPhone();
  const opening = useOpenAppointments();
  const [{ day }, setUrl] = useUrlState();
  const toDay = useCallback((next: Day) => setUrl({ day: next === today ? null : next }), [setUrl, today]);
  const isOwn = user.role === 'therapist' && user.staffId !== null;
  const days = isOwn && !isPhone ? weekOf(day, practice.weekStartsOn) : [day];
  useOpenedByAddress();
  const book = () => opening.book({ day, ...(isOwn && user.staffId ? { staffId: user.staffId } : {}) });
  useCommand({ id: 'appointments.book', label: 'Book an appointment', keys: 'n', run: book });
  return (
    <div className={css.page}>
      <PageHeader title="Appointments" subtitle={isOwn ? 'My week' : 'Everybody’s day'}>
        <DaySwitcher day={day} onChange={toDay} span={days.length > 1 ? 'week' : 'day'} />
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={book}>
          Book
        </Button>
      </PageHeader>
      <ClinicCalendar day={day} days={days} staffId={isOwn ? user.staffId : null} />
    </div>
  );
}

/** Opens the appointment that the address names, anew whenever that address is gone to: each time has a key of its own. */
function useOpenedByAddress(): void {
  const id = Id.safeParse(useParams()['id']).data;
  const { key } = useLocation();
  const { open } = useOpenAppointments();
  useEffect(() => {
    if (id && key) open(id);
  }, [id, key, open]);
}
