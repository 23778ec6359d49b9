import { Temporal } from 'temporal-polyfill';
import type { Day, Instant } from '@/domain/primitives';
import { asInstant, type Times } from './appointmentTimes';

/** Series of appointments. Starts are meant on the wall clock, lengths are real time. */

/** How often: so many in all, or up to the last day, inclusive, on the practice's calendar. */
export type Repeat = { everyWeeks: number } & ({ count: number } | { until: Day });

/**
 * The same time of the wall clock every so many weeks, the first one included. A time that the clock skips moves forward,
 * of one that comes twice the first is meant (`compatible` in Temporal).
 * @param most no more than this are told, however late the last day
 */
export function weeklyTimes(first: Times, repeat: Repeat, timeZone: string, most: number): Times[] {
  const start = wallClockOf(first.startsAt, timeZone);
  const times: Times[] = [];
  const count = 'count' in repeat ? Math.min(repeat.count, most) : most;
  for (let n = 0; n < count; n++) {
    const at = start.add({ weeks: n * repeat.everyWeeks });
    if ('until' in repeat && at.toPlainDate().toString() > repeat.until) break;
    // The first one is as it was said, also where the clock shows its time twice.
    times.push(n === 0 ? first : timesFrom(at, msOf(first), timeZone));
  }
  return times;
}

/** How one of a series is changed, for the others to follow. */
export interface Shift {
  /** From one wall clock to the other: days, hours, minutes. */
  by: Temporal.Duration;
  /** How much longer it takes; negative: shorter. */
  longerMs: number;
}

export function shiftBetween(from: Times, to: Times, timeZone: string): Shift {
  const start = wallClockOf(from.startsAt, timeZone);
  return {
    by: start.until(wallClockOf(to.startsAt, timeZone), { largestUnit: 'days' }),
    longerMs: msOf(to) - msOf(from),
  };
}

/** These times, moved by as much on the wall clock. */
export function shifted(times: Times, { by, longerMs }: Shift, timeZone: string): Times {
  const lengthMs = msOf(times) + longerMs;
  // What only becomes longer begins when it began, also where the clock shows that time twice.
  if (by.blank) return { startsAt: times.startsAt, endsAt: later(times.startsAt, lengthMs) };
  return timesFrom(wallClockOf(times.startsAt, timeZone).add(by), lengthMs, timeZone);
}

/** The same length from another start on. */
export function movedTo(startsAt: Instant, times: Times): Times {
  return { startsAt, endsAt: later(startsAt, msOf(times)) };
}

function wallClockOf(at: Instant, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
}

function timesFrom(start: Temporal.PlainDateTime, lengthMs: number, timeZone: string): Times {
  const startsAt = asInstant(start.toZonedDateTime(timeZone).epochMilliseconds);
  return { startsAt, endsAt: later(startsAt, lengthMs) };
}

function msOf({ startsAt, endsAt }: Times): number {
  return Date.parse(endsAt) - Date.parse(startsAt);
}

function later(at: Instant, byMs: number): Instant {
  return asInstant(Date.parse(at) + byMs);
}
