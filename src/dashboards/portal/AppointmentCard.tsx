import type { CSSProperties } from 'react';
import type { Id } from '@/domain/primitives';
import { AppointmentActions } from './AppointmentActions';
import css from './portal.module.css';
import { PortalStatus } from './PortalStatus';
import { useOwnAppointment } from './useOwnAppointment';
import { usePortalTexts } from './usePortalTexts';

/** An appointment after the next one: when, what and with whom, and what can be done about it. */
export function AppointmentCard({ id }: { id: Id }) {
  const { row, service, person, glow } = useOwnAppointment(id);
  const { whenText } = usePortalTexts();
  if (!row) return null;
  return (
    <li
      className={css.item}
      data-id={id}
      data-status={row.status}
      style={{ '--staff': person?.colour } as CSSProperties}
      {...glow}
    >
      <div className={css.itemTop}>
        <span className={css.when}>{whenText(row)}</span>
        <PortalStatus status={row.status} />
      </div>
      <span className={css.what}>
        {service?.name}
        {person && ` · ${person.name}`}
      </span>
      <AppointmentActions row={row} />
    </li>
  );
}
