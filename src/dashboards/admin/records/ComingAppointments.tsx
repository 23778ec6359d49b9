import { useState } from 'react';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import type { Instant } from '@/domain/primitives';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import { formatCount } from '@/ui/format';
import type { NamedRow } from './recordKind';
import css from './records.module.css';

interface ComingAppointmentsProps {
  row: NamedRow;
  /** Which field of an appointment names this row. */
  field: 'staffId' | 'serviceId';
  /** What ends, and what does not. */
  children: string;
}

/** How many appointments are still to come for somebody, or of a service, counted live. */
export function ComingAppointments({ row, field, children }: ComingAppointmentsProps) {
  const { clock } = useRuntime();
  const [now] = useState(() => new Date(clock.now()).toISOString() as Instant);
  const { status } = useLoaded(appointmentSlice, { [field]: row.id, from: now });
  const coming = useAppSelector(
    (state) =>
      appointmentSlice.selectors
        .selectAll(state)
        .filter(
          (one) =>
            one[field] === row.id &&
            one.startsAt >= now &&
            one.status !== 'cancelled' &&
            one.status !== 'noShow',
        ).length,
  );
  return (
    <>
      <p className={css.note} role="status">
        {status === 'ready' && coming > 0 && (
          <strong>{formatCount(coming, 'coming appointment')} will stay booked. </strong>
        )}
        {status === 'ready' && coming === 0 && 'No appointments are to come. '}
        {status === 'loading' && 'Looking for coming appointments… '}
        {status === 'failed' && 'The coming appointments could not be counted. '}
      </p>
      <p className={css.note}>{children}</p>
    </>
  );
}
