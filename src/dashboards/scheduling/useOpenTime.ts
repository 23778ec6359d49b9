import { useCallback, useMemo } from 'react';
import { shallowEqual } from 'react-redux';
import { timeOfMinutes, wallTimeOfInstant } from '@/domain/calendar';
import { totalLength } from '@/domain/interval';
import { daysInterval, instantAt } from '@/domain/practiceTime';
import type { Day, Id, WallTime } from '@/domain/primitives';
import { freeStarts, type ServiceLength } from '@/domain/slots';
import { therapistTime } from '@/domain/slotTime';
import { openIntervals } from '@/features/availability/openIntervals';
import { selectDayRows } from '@/features/availability/selectDayRows';
import { useStaffDayRows } from '@/features/availability/useDayRows';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';
import { useNow } from '@/store/useClock';
import { useSession, useToday } from '@/ui/sessionContext';
import { useOccupied } from './useOccupied';

/** One time at which a service could start, and when it would be over. */
export interface Start {
  /** Epoch milliseconds. */
  startsAt: number;
  startTime: WallTime;
  endTime: WallTime;
}

export interface OpenTime {
  /** What is active, touching stretches as one, on the wall clock. */
  stretches: readonly { startTime: WallTime; endTime: WallTime }[];
  openMinutes: number;
  /** In order. Empty when nothing is free that is long enough. */
  starts: readonly Start[];
}

/**
 * Where a service still fits into one therapist's day, beside what is booked and held; worked out anew only when that
 * changed.
 * @param fromMinute of the wall clock: starts before it are over
 */
export function useOpenTime(staffId: Id, day: Day, service: ServiceLength, fromMinute: number): OpenTime {
  const { stepMinutes, timeZone } = useSession().practice;
  const rows = useStaffDayRows(staffId, day);
  const occupied = useOccupied(staffId, day, day);
  return useMemo(() => {
    const time = therapistTime(openIntervals(rows, timeZone), occupied);
    const notBefore = fromMinute === 0 ? -Infinity : instantAt(day, timeOfMinutes(fromMinute), timeZone);
    const within = daysInterval(day, day, timeZone);
    const asked = { ...service, stepMinutes, notBefore, from: within.start, to: within.end };
    const starts = fromMinute >= 24 * 60 ? [] : freeStarts(time, asked);
    const onClock = (start: number, end: number) => ({
      startTime: wallTimeOfInstant(start, timeZone),
      endTime: wallTimeOfInstant(end, timeZone),
    });
    return {
      stretches: time.stretches.map(({ start, end }) => onClock(start, end)),
      openMinutes: totalLength(time.stretches) / 60_000,
      starts: starts.map((startsAt) => ({
        startsAt,
        ...onClock(startsAt, startsAt + service.durationMinutes * 60_000),
      })),
    };
  }, [rows, occupied, service, stepMinutes, day, timeZone, fromMinute]);
}

/** How many starts one therapist has left over these days, the last included; what is over does not count. */
export function useStartCount(staffId: Id, days: readonly Day[], service: ServiceLength): number {
  const { stepMinutes, timeZone } = useSession().practice;
  const today = useToday();
  const now = useNow(60_000);
  const [from, to] = [days[0] ?? today, days.at(-1) ?? today];
  const occupied = useOccupied(staffId, from, to);
  const select = useCallback(
    (state: StoreState) =>
      days.filter((day) => day >= today).flatMap((day) => selectDayRows(state, staffId, day)),
    [staffId, days, today],
  );
  const rows = useAppSelector(select, shallowEqual);
  return useMemo(() => {
    const time = therapistTime(openIntervals(rows, timeZone), occupied);
    const asked = { ...service, stepMinutes, notBefore: now, from: -Infinity, to: Infinity };
    return freeStarts(time, asked).length;
  }, [rows, occupied, service, stepMinutes, timeZone, now]);
}
