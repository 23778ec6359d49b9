import { useCallback, useMemo } from 'react';
import { shallowEqual } from 'react-redux';
import { addDays, daysBetween, minutesOf } from '@/domain/calendar';
import { type Interval, mergeIntervals } from '@/domain/interval';
import type { Day, Id } from '@/domain/primitives';
import type { StoreState } from '@/store/entityState';
import { type Entry, rowsOf, useAppSelector, useDerivedBy, useLoaded } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';
import { type Availability, staffDayKey } from './availability';
import { availabilitySlice } from './availabilitySlice';
import { openIntervals } from './openIntervals';
import { selectDayRows } from './selectDayRows';

/**
 * When several therapists can be booked on these days, the last included, in milliseconds since 1970; another map only when
 * one of these rows changed. Loads them; null until they are here.
 */
export function useOpenTime(
  staffIds: readonly Id[],
  from: Day,
  to: Day,
): ReadonlyMap<Id, readonly Interval[]> | null {
  const { timeZone } = useSession().practice;
  const isReady = useLoaded(availabilitySlice, { from, to }).status === 'ready';
  const select = useCallback(
    (state: StoreState) => {
      const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, later) => addDays(from, later));
      return staffIds.flatMap((staffId) => days.flatMap((day) => selectDayRows(state, staffId, day)));
    },
    [staffIds, from, to],
  );
  const rows = useAppSelector(select, shallowEqual);
  return useMemo(() => {
    if (!isReady) return null;
    const of = (staffId: Id) =>
      openIntervals(
        rows.filter((row) => row.staffId === staffId),
        timeZone,
      );
    return new Map(staffIds.map((staffId) => [staffId, of(staffId)]));
  }, [isReady, staffIds, rows, timeZone]);
}

/** When one therapist can be booked on a day, in minutes of the wall clock: the background of a calendar's column. */
export function useOpenMinutes(staffId: Id, day: Day): readonly Interval[] {
  return useDerivedBy(availabilitySlice, 'staffDay', staffDayKey(staffId, day), openMinutes, sameIntervals);
}

function openMinutes(entries: readonly Entry<Availability>[]): readonly Interval[] {
  const active = rowsOf(entries).filter(({ isActive }) => isActive);
  return mergeIntervals(
    active.map(({ startTime, endTime }) => ({ start: minutesOf(startTime), end: minutesOf(endTime) })),
  );
}

function sameIntervals(a: readonly Interval[], b: readonly Interval[]): boolean {
  return a.length === b.length && a.every(({ start, end }, i) => start === b[i]?.start && end === b[i]?.end);
}
