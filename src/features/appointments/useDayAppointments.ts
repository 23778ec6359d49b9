import { useCallback } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { type Entry, rowsOf, sameItems, useDerivedBy, useLoaded, type LoadedList } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';
import type { Appointment } from './appointment';
import { type AppointmentOnColumn, blocksOn, sameBlocks } from './appointmentBlocks';
import { appointmentSlice } from './appointmentSlice';
import { boundsOf, meets } from './appointmentTimes';
import { useLengthOf } from './useBookingParts';

/** Loads the appointments that begin on these days, the last included. */
export function useLoadedAppointments(from: Day, to: Day): LoadedList {
  const { start, end } = boundsOf(from, to, useSession().practice.timeZone);
  return useLoaded(appointmentSlice, { from: start, to: end });
}

/** One therapist's appointments of a practice day, in order, also cancelled ones; another array only when one of them changed. */
export function useDayAppointments(staffId: Id, day: Day): readonly Appointment[] {
  const { timeZone } = useSession().practice;
  const derive = useCallback(
    (entries: readonly Entry<Appointment>[]) => {
      const bounds = boundsOf(day, day, timeZone);
      return rowsOf(entries).filter((row) => meets(row, bounds));
    },
    [day, timeZone],
  );
  return useDerivedBy(appointmentSlice, 'staff', staffId, derive, sameItems);
}

/**
 * The same as blocks of a calendar's column, buffers included. Another array only when one of them stands elsewhere: a
 * changed note or status renders its block's content and nothing else.
 */
export function useStaffBlocks(staffId: Id, day: Day): readonly AppointmentOnColumn[] {
  const { practice, user } = useSession();
  const { timeZone } = practice;
  const lengthOf = useLengthOf();
  const derive = useCallback(
    (entries: readonly Entry<Appointment>[]) =>
      blocksOn(rowsOf(entries), { day, timeZone, viewer: user, lengthOf }),
    [day, timeZone, user, lengthOf],
  );
  return useDerivedBy(appointmentSlice, 'staff', staffId, derive, sameBlocks);
}
