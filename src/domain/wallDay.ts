import { Temporal } from 'temporal-polyfill';
import { minutesOf, timeOfMinutes } from '@/domain/calendar';
import type { Day, WallTime } from '@/domain/primitives';

/**
 * One day of the practice's wall clock as real minutes since its midnight. On all but two days of the year they are the
 * minutes the clock shows; on those two, an hour is missing or comes twice.
 */
export interface WallDay {
  /** Real minutes since midnight. A time the clock skips counts as the one an hour later, a doubled one as the first. */
  minuteAt(time: WallTime): number;
  /** What the clock shows after so many real minutes; held within the day. */
  timeAt(minute: number): WallTime;
}

const ordinary: WallDay = { minuteAt: minutesOf, timeAt: timeOfMinutes };
const known = new Map<string, WallDay>();

/** @param timeZone IANA name */
export function wallDay(day: Day, timeZone: string): WallDay {
  const key = `${day}|${timeZone}`;
  const made = known.get(key) ?? makeWallDay(day, timeZone);
  known.set(key, made);
  return made;
}

function makeWallDay(day: Day, timeZone: string): WallDay {
  const date = Temporal.PlainDate.from(day);
  const midnight = date.toZonedDateTime({ timeZone });
  if (midnight.hoursInDay === 24) return ordinary;
  return {
    minuteAt: (time) =>
      date
        .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
        .since(midnight)
        .total('minutes'),
    timeAt: (minute) => {
      const at = midnight.add({ minutes: minute });
      if (!at.toPlainDate().equals(date)) return timeOfMinutes(minute < 0 ? 0 : 1439);
      return at.toPlainTime().toString({ smallestUnit: 'minute' }) as WallTime;
    },
  };
}
