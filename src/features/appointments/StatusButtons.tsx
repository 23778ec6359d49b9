import { Button } from '@mantine/core';
import type { Appointment } from './appointment';
import css from './AppointmentDetails.module.css';
import { nextStatuses } from './appointmentStatus';
import { statusVerbs, usualNext } from './statusWords';
import { useAppointmentWrites } from './useAppointmentWrites';

/** The statuses that may follow, as buttons; the usual one stands out. Cancelling has its own place. */
export function StatusButtons({ row }: { row: Appointment }) {
  const writes = useAppointmentWrites();
  const next = nextStatuses(row.status).filter((status) => status !== 'cancelled');
  if (next.length === 0) return null;
  return (
    <div className={css.statuses} role="group" aria-label="Status">
      {next.map((status) => (
        <Button
          key={status}
          variant={status === usualNext(row.status) ? 'filled' : 'default'}
          onClick={() => writes.setStatus(row, status)}
        >
          {statusVerbs[status]}
        </Button>
      ))}
    </div>
  );
}
