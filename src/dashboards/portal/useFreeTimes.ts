import { useMemo } from 'react';
import { z } from 'zod';
import { dayOfInstant } from '@/domain/calendar';
import type { Slot } from '@/domain/errors';
import { bookableSpan } from '@/domain/practiceRules';
import type { Day, Id } from '@/domain/primitives';
import { mergeStarts, type OfferedStart } from '@/features/appointments/offeredStarts';
import { Slot as SlotSchema } from '@/protocol/problem';
import { useNow } from '@/store/useClock';
import { useReading } from '@/store/useReading';
import { usePracticeRules, useSession } from '@/ui/sessionContext';

/** Others' bookings do not reach a patient's screen: while somebody looks at a day it is asked for anew. */
const dayEveryMs = 15_000;
const weekEveryMs = 120_000;

const Answer = z.object({ slots: z.array(SlotSchema) });

export interface TimesWanted {
  serviceId: Id;
  /** Null: whoever is free. */
  staffId: Id | null;
  from: Day;
  /** Included. */
  to: Day;
  /** Another number asks again at once. */
  attempt: number;
}

/** When a patient may begin, of several days; null until it is known. */
export function useFreeWeek(wanted: TimesWanted): ReadonlyMap<Day, number> | null {
  const slots = useSlots(wanted, weekEveryMs);
  const { timeZone } = useSession().practice;
  return useMemo(() => {
    if (!slots) return null;
    const byDay = new Map<Day, Set<string>>();
    for (const { startsAt } of slots) {
      const day = dayOfInstant(Date.parse(startsAt), timeZone);
      const starts = byDay.get(day) ?? new Set();
      byDay.set(day, starts.add(startsAt));
    }
    return new Map([...byDay].map(([day, starts]) => [day, starts.size]));
  }, [slots, timeZone]);
}

/** Each time of a day that a patient may begin at, with one who is free then; null until it is known. */
export function useFreeDay({
  day,
  ...wanted
}: Omit<TimesWanted, 'from' | 'to'> & { day: Day }): readonly OfferedStart[] | null {
  const slots = useSlots({ ...wanted, from: day, to: day }, dayEveryMs);
  return useMemo(() => {
    if (!slots) return null;
    const of = slots.map(({ staffId, startsAt }) => ({ staffId, starts: [Date.parse(startsAt)] }));
    return mergeStarts(of);
  }, [slots]);
}

/** Free slots within the practice's rules, asked for again and again; those of another question are never told. */
function useSlots(
  { serviceId, staffId, from, to, attempt }: TimesWanted,
  everyMs: number,
): readonly Slot[] | null {
  const rules = usePracticeRules();
  const now = useNow();
  const query = new URLSearchParams({ serviceId, from, to, ...(staffId ? { staffId } : {}) });
  const path = `/slots?${query.toString()}`;
  const schema = useMemo(() => Answer.transform(({ slots }) => ({ path, attempt, slots })), [path, attempt]);
  const reading = useReading(path, schema, everyMs);
  return useMemo(() => {
    if (reading?.path !== path) return null;
    const span = bookableSpan(rules, now);
    return reading.slots.filter(({ startsAt }) => {
      const start = Date.parse(startsAt);
      return start >= span.from && start <= span.until;
    });
  }, [reading, path, rules, now]);
}
