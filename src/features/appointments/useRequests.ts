import { useCallback } from 'react';
import { type Day, type Id } from '@/domain/primitives';
import { type Entry, type LoadedList, sameItems, useDerivedBy, useLoaded } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';
import type { Appointment } from './appointment';
import { appointmentSlice } from './appointmentSlice';
import { boundsOf } from './appointmentTimes';

/** Loads what is asked of one therapist from this day on, however far ahead. */
export function useLoadedRequests(staffId: Id, from: Day): LoadedList {
  const { start } = boundsOf(from, from, useSession().practice.timeZone);
  return useLoaded(appointmentSlice, { staffId, status: 'requested', from: start });
}

/** Ids of what is asked of one therapist and not answered yet, the soonest first; another array only when one came or went. */
export function useRequests(staffId: Id, from: Day): readonly Id[] {
  const { timeZone } = useSession().practice;
  const derive = useCallback(
    (entries: readonly Entry<Appointment>[]) => {
      const { start } = boundsOf(from, from, timeZone);
      return entries.flatMap(({ row }) =>
        row?.status === 'requested' && row.endsAt > start ? [row.id] : [],
      );
    },
    [from, timeZone],
  );
  return useDerivedBy(appointmentSlice, 'staff', staffId, derive, sameItems);
}
