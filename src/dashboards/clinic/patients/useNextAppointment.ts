import { useCallback, useEffect, useRef } from 'react';
import type { Id, Instant } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { boundsOf } from '@/features/appointments/appointmentTimes';
import { type Entry, useAppDispatch, useDerivedBy } from '@/store/hooks';
import { useSession, useToday } from '@/ui/sessionContext';

/** Whether it is still to come, or under way, and was not called off. */
export function isAhead({ endsAt, status }: Pick<Appointment, 'endsAt' | 'status'>, now: Instant): boolean {
  return endsAt > now && status !== 'cancelled' && status !== 'noShow' && status !== 'completed';
}

const isSame = (a: Appointment | null, b: Appointment | null) => a === b;

/** The patient's next appointment, of those that are here; live. */
export function useNextAppointment(patientId: Id, now: Instant): Appointment | null {
  const derive = useCallback(
    (entries: readonly Entry<Appointment>[]) =>
      entries.find(({ row }) => row !== null && isAhead(row, now))?.row ?? null,
    [now],
  );
  return useDerivedBy(appointmentSlice, 'patient', patientId, derive, isSame);
}

/** Patients of one request: as many as are scrolled past at once. */
const atOnce = 50;

/**
 * Loads what is to come for the patients that are looked at: those of the rows from `first` to `last`, together with their
 * neighbours, each once. From then on the live loop keeps it true.
 */
export function useUpcomingOf(ids: readonly Id[], first: number, last: number): void {
  const dispatch = useAppDispatch();
  const { timeZone } = useSession().practice;
  const today = useToday();
  const asked = useRef(new Set<Id>());
  useEffect(() => {
    const { start } = boundsOf(today, today, timeZone);
    const from = Math.floor(first / atOnce) * atOnce;
    for (let place = from; place <= last; place += atOnce) {
      const missing = ids.slice(place, place + atOnce).filter((id) => !asked.current.has(id));
      if (missing.length === 0) continue;
      for (const id of missing) asked.current.add(id);
      // Several ids in a query are one text with commas.
      void dispatch(
        appointmentSlice.thunks.fetchAll({ patientId: missing.toSorted().join(',') as Id, from: start }),
      );
    }
  }, [dispatch, timeZone, today, ids, first, last]);
}
