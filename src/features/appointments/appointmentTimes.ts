import { dayOfInstant, minutesOf, wallTimeOfInstant } from '@/domain/calendar';
import type { Interval } from '@/domain/interval';
import { daysInterval } from '@/domain/practiceTime';
import type { Day, Instant, WallTime } from '@/domain/primitives';

/** Two instants, as appointments and holds keep them. */
export interface Times {
  startsAt: Instant;
  endsAt: Instant;
}

/** On the practice's wall clock. */
export interface WallTimes {
  day: Day;
  startTime: WallTime;
  endTime: WallTime;
}

/** @param timeZone IANA name */
export function wallTimes({ startsAt, endsAt }: Times, timeZone: string): WallTimes {
  const start = Date.parse(startsAt);
  return {
    day: dayOfInstant(start, timeZone),
    startTime: wallTimeOfInstant(start, timeZone),
    endTime: wallTimeOfInstant(Date.parse(endsAt), timeZone),
  };
}

/** Length in minutes. */
export function lengthOf({ startsAt, endsAt }: Times): number {
  return (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
}

/** An instant as rows and requests say it. */
export function asInstant(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

/** Instants that bound these days, the last included, as texts that compare like the instants they say. */
export function boundsOf(from: Day, to: Day, timeZone: string): { start: Instant; end: Instant } {
  const { start, end } = daysInterval(from, to, timeZone);
  return { start: asInstant(start), end: asInstant(end) };
}

/** Whether any of it lies within `[start, end)`. */
export function meets(times: Times, bounds: { start: Instant; end: Instant }): boolean {
  return times.startsAt < bounds.end && times.endsAt > bounds.start;
}

/**
 * Where it stands on a day's column: minutes as the wall clock shows them, 0 to 1440. What began the day before begins
 * at 0, what goes on ends at 1440. On the day the clock is put back an hour comes twice, and what ends in it may seem to
 * end before it began: it is then as long as it really is.
 */
export function onColumn(times: Times, day: Day, timeZone: string): Interval {
  const [start, end] = [Date.parse(times.startsAt), Date.parse(times.endsAt)];
  const minute = (at: number) => minutesOf(wallTimeOfInstant(at, timeZone));
  const from = dayOfInstant(start, timeZone) < day ? 0 : minute(start);
  const until = dayOfInstant(end, timeZone) > day ? 1440 : minute(end);
  return { start: from, end: until > from ? until : Math.min(1440, from + lengthOf(times)) };
}
