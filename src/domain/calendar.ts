import { Temporal } from 'temporal-polyfill';
import type { Day, WallTime } from './primitives';

/** Days and wall-clock times as arithmetic. Nothing here knows what today is: that is always an input. */

/** The day `count` days later; earlier if negative. */
export function addDays(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ days: count }).toString() as Day;
}

/** How many days `to` lies after `from`; negative if it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/**
 * The seven days of the week that holds `within`.
 * @param weekStartsOn 1 is Monday, 7 is Sunday
 */
export function weekOf(within: Day, weekStartsOn: number): readonly [Day, Day, Day, Day, Day, Day, Day] {
  const first = addDays(within, -((weekdayOf(within) - weekStartsOn + 7) % 7));
  const day = (index: number) => addDays(first, index);
  return [first, day(1), day(2), day(3), day(4), day(5), day(6)];
}

/** The seven days, counted in sevens from `today` on, that hold this day: of a choice that lies ahead none is past. */
export function sevenDaysWith(day: Day, today: Day): readonly [Day, Day, Day, Day, Day, Day, Day] {
  const first = addDays(today, Math.floor(daysBetween(today, day) / 7) * 7);
  const next = (n: number) => addDays(first, n);
  return [next(0), next(1), next(2), next(3), next(4), next(5), next(6)];
}

/** Number of the ISO week, 1 to 53. */
export function weekNumber(day: Day): number {
  return Temporal.PlainDate.from(day).weekOfYear ?? 0;
}

/** The day it is in `timeZone` (IANA) at an instant, in milliseconds since 1970. */
export function dayOfInstant(epochMs: number, timeZone: string): Day {
  return at(epochMs, timeZone).toPlainDate().toString() as Day;
}

/** What the wall clock in `timeZone` (IANA) shows at an instant, in milliseconds since 1970; seconds are dropped. */
export function wallTimeOfInstant(epochMs: number, timeZone: string): WallTime {
  return at(epochMs, timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute', roundingMode: 'trunc' }) as WallTime;
}

function at(epochMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
}

/** Minutes since midnight on the wall clock, 0 to 1439. */
export function minutesOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The wall time this many minutes after midnight, held within 00:00 and 23:59. */
export function timeOfMinutes(minutes: number): WallTime {
  const held = Math.min(1439, Math.max(0, Math.round(minutes)));
  return `${String(Math.floor(held / 60)).padStart(2, '0')}:${String(held % 60).padStart(2, '0')}` as WallTime;
}
