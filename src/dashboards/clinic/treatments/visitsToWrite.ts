import type { Id } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import type { Treatment } from '@/features/treatments/treatment';

const dayMs = 86_400_000;
const mostOffered = 50;

export interface VisitsToWrite {
  /** That can be written about, the latest first. */
  visits: readonly Appointment[];
  /** Those that have a record already. */
  written: ReadonlySet<Id>;
  /** The last one that began and has no record; null: there is none. */
  likely: Appointment | null;
}

/**
 * Which of a patient's appointments a record may be about: what took place, or is to within a day.
 * @param of `now` in milliseconds since 1970; of whom: null for everybody's
 */
export function visitsToWrite(
  appointments: readonly Appointment[],
  records: readonly Pick<Treatment, 'appointmentId'>[],
  { now, staffId }: { now: number; staffId: Id | null },
): VisitsToWrite {
  const visits = appointments
    .filter(
      (one) =>
        one.status !== 'cancelled' &&
        one.status !== 'noShow' &&
        Date.parse(one.startsAt) <= now + dayMs &&
        (staffId === null || one.staffId === staffId),
    )
    .toSorted((a, b) => (a.startsAt < b.startsAt ? 1 : -1))
    .slice(0, mostOffered);
  const written = new Set(records.flatMap(({ appointmentId }) => appointmentId ?? []));
  const likely = visits.find((one) => Date.parse(one.startsAt) <= now && !written.has(one.id));
  return { visits, written, likely: likely ?? null };
}
