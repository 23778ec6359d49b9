import type { Id } from '@/domain/primitives';
import css from './portal.module.css';
import { PortalStatus } from './PortalStatus';
import { useOwnAppointment } from './useOwnAppointment';
import { usePortalTexts } from './usePortalTexts';

/** What is over or was called off, in a line. */
export function PastItem({ id }: { id: Id }) {
  const { row, service, person, glow } = useOwnAppointment(id);
  const { whenText } = usePortalTexts();
  if (!row) return null;
  return (
    <li className={css.pastItem} data-id={id} data-status={row.status} {...glow}>
      <span className={css.pastWhen}>{whenText(row)}</span>
      <span className={css.what}>
        {service?.name}
        {person && ` · ${person.name}`}
      </span>
      <PortalStatus status={row.status} />
    </li>
  );
}
