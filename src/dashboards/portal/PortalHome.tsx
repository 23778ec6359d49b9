import { Button } from '@mantine/core';
import { IconCalendarHeart, IconCalendarPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { patientSlice } from '@/features/patients/patientSlice';
import { useRow, useRowsBy } from '@/store/hooks';
import { useNow } from '@/store/useClock';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { useSession } from '@/ui/sessionContext';
import { AppointmentCard } from './AppointmentCard';
import { NextAppointment } from './NextAppointment';
import { ownAppointments } from './ownAppointments';
import { PastItem } from './PastItem';
import css from './portal.module.css';
import { usePortalTexts } from './usePortalTexts';

const pastAtFirst = 5;

/** The next appointment, those after it, and what is over; all of it live. */
export function PortalHome() {
  const { user } = useSession();
  const { texts } = usePortalTexts();
  const now = useNow();
  const rows = useRowsBy(appointmentSlice, 'patient', user.patientId ?? '');
  const me = useRow(patientSlice, user.patientId ?? '');
  const [pastShown, setPastShown] = useState(pastAtFirst);
  const { next, upcoming, past } = useMemo(() => ownAppointments(rows, now), [rows, now]);
  const { home, book } = texts;
  const bookButton = (
    <Button component={Link} to="/portal/book" leftSection={<IconCalendarPlus size={18} aria-hidden />}>
      {book.title}
    </Button>
  );
  return (
    <>
      <PageHeader title={me ? home.hello(me.firstName) : home.title}>{next && bookButton}</PageHeader>
      {next ? (
        <section className={css.section} aria-labelledby="next">
          <h2 id="next" className={css.heading}>
            {home.next}
          </h2>
          <NextAppointment id={next.id} />
        </section>
      ) : (
        <div className={css.card}>
          <EmptyState icon={<IconCalendarHeart />} {...home.nothing} action={bookButton} />
        </div>
      )}
      {upcoming.length > 0 && (
        <section className={css.section} aria-labelledby="upcoming">
          <h2 id="upcoming" className={css.heading}>
            {home.upcoming}
          </h2>
          <ul className={css.list}>
            {upcoming.map(({ id }) => (
              <AppointmentCard key={id} id={id} />
            ))}
          </ul>
        </section>
      )}
      {past.length > 0 && (
        <section className={css.section} aria-labelledby="past">
          <h2 id="past" className={css.heading}>
            {home.past}
          </h2>
          <ul className={css.pastList}>
            {past.slice(0, pastShown).map(({ id }) => (
              <PastItem key={id} id={id} />
            ))}
          </ul>
          {past.length > pastShown && (
            <Button variant="subtle" onClick={() => setPastShown((shown) => shown + 20)}>
              {home.more}
            </Button>
          )}
        </section>
      )}
    </>
  );
}
