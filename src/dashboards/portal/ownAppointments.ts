import type { Appointment } from '@/features/appointments/appointment';

export interface OwnAppointments {
  /** The one that comes next, or is under way; null if nothing is booked. */
  next: Appointment | null;
  /** Those after it, in order. */
  upcoming: readonly Appointment[];
  /** What is over or was called off, the latest first. */
  past: readonly Appointment[];
}

const isOver: ReadonlySet<Appointment['status']> = new Set(['completed', 'cancelled', 'noShow']);

/**
 * Sorts one's own appointments by what they mean to whoever looks.
 * @param rows in order of their start
 * @param now milliseconds since 1970
 */
export function ownAppointments(rows: readonly Appointment[], now: number): OwnAppointments {
  const ahead = rows.filter(({ status, endsAt }) => !isOver.has(status) && Date.parse(endsAt) > now);
  const [next = null, ...upcoming] = ahead;
  return { next, upcoming, past: rows.filter((row) => !ahead.includes(row)).toReversed() };
}
