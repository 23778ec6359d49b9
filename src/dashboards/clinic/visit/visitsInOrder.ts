import type { Appointment } from '@/features/appointments/appointment';
import { isCompletable } from '@/features/visits/visit';

/** Who is here: those being treated first, then those who wait; of each the one that has been for longest. */
export function visitsHere(rows: readonly Appointment[]): readonly Appointment[] {
  const rank = (row: Appointment) => (row.status === 'inProgress' ? 0 : 1);
  return rows.filter(({ status }) => isCompletable(status)).toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The one that is expected next: not there yet, and not over.
 * @param now epoch milliseconds
 */
export function nextExpected(rows: readonly Appointment[], now: number): Appointment | null {
  const isExpected = ({ status, endsAt }: Appointment) =>
    (status === 'requested' || status === 'confirmed') && Date.parse(endsAt) > now;
  return rows.find(isExpected) ?? null;
}
