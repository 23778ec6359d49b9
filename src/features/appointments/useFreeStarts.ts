import { useMemo } from 'react';
import { dayOfInstant } from '@/domain/calendar';
import { daysInterval } from '@/domain/practiceTime';
import type { Day, Id } from '@/domain/primitives';
import { freeStarts, type ServiceLength } from '@/domain/slots';
import { therapistTime } from '@/domain/slotTime';
import { useNow } from '@/store/useClock';
import { useSession } from '@/ui/sessionContext';
import { mergeStarts, type OfferedStart } from './offeredStarts';
import { useHeldTime, useLengthOf, useOpenTime } from './useBookingParts';
import { useOccupiedTime } from './useOccupiedTime';

interface FreeQuestion {
  /** Keep its identity while it holds the same. Of several that are free at a time, the first one is offered. */
  staffIds: readonly Id[];
  /** Null: nothing can be said yet. */
  length: ServiceLength | null;
  from: Day;
  /** The last day, included. */
  to: Day;
  /** An appointment that is to be moved, and so is in nobody's way. */
  except?: Id | null;
}

const none: readonly OfferedStart[] = [];

/**
 * When a service can begin, worked out here from what the store holds, so that it is true the moment anything arrives. By
 * practice day; null until all that counts is loaded. What this person holds counts as free: it is theirs to take.
 */
export function useFreeStarts(question: FreeQuestion): ReadonlyMap<Day, readonly OfferedStart[]> | null {
  const { staffIds, length, from, to, except = null } = question;
  const { timeZone, stepMinutes } = useSession().practice;
  const lengthOf = useLengthOf();
  const open = useOpenTime(staffIds, from, to);
  const held = useHeldTime(staffIds, lengthOf);
  const occupied = useOccupiedTime({ staffIds, from, to, lengthOf, except });
  const now = useNow();
  return useMemo(() => {
    if (!open || !held || !occupied || !length) return null;
    const within = daysInterval(from, to, timeZone);
    const asked = { ...length, stepMinutes, notBefore: now, from: within.start, to: within.end };
    const starts = mergeStarts(
      staffIds.map((staffId) => {
        const busy = [...(occupied.get(staffId) ?? []), ...(held.get(staffId) ?? [])];
        return { staffId, starts: freeStarts(therapistTime(open.get(staffId) ?? [], busy), asked) };
      }),
    );
    const byDay = new Map<Day, OfferedStart[]>();
    for (const start of starts) {
      const day = dayOfInstant(start.startsAt, timeZone);
      const known = byDay.get(day);
      if (known) known.push(start);
      else byDay.set(day, [start]);
    }
    return byDay;
  }, [open, held, occupied, length, staffIds, from, to, timeZone, stepMinutes, now]);
}

/** The free starts of one of these days. */
export function startsOn(
  byDay: ReadonlyMap<Day, readonly OfferedStart[]> | null,
  day: Day,
): readonly OfferedStart[] {
  return byDay?.get(day) ?? none;
}
