import { Temporal } from 'temporal-polyfill';
import { addDays } from '@/domain/calendar';
import type { Interval } from '@/domain/interval';
import type { Day, WallTime } from '@/domain/primitives';
import { wallDay } from '@/domain/wallDay';

/** The practice's wall clock as instants: milliseconds since 1970. Days and zones are always inputs. */

const midnights = new Map<string, number>();
/** Years of days in several zones; whoever asks for more of them has them worked out again. */
const midnightsKept = 5_000;

/**
 * The instant at which the wall clock in `timeZone` (IANA) shows `time` on `day`, in milliseconds since 1970. A time
 * the clock skips counts as much later as it skips, a doubled one as the first (`compatible` in Temporal).
 */
export function instantAt(day: Day, time: WallTime, timeZone: string): number {
  return midnightOf(day, timeZone) + wallDay(day, timeZone).minuteAt(time) * 60_000;
}

/** All instants of these days, the last one included, in milliseconds since 1970. Days need not have 24 hours. */
export function daysInterval(from: Day, to: Day, timeZone: string): Interval {
  return { start: midnightOf(from, timeZone), end: midnightOf(addDays(to, 1), timeZone) };
}

/** The first instant of a day: where the clock skips midnight, the one after that. */
function midnightOf(day: Day, timeZone: string): number {
  const key = `${day}|${timeZone}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  const found = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).epochMilliseconds;
  if (midnights.size >= midnightsKept) midnights.clear();
  midnights.set(key, found);
  return found;
}
