import { mergeIntervals } from '@/domain/interval';
import { minutesOf, timeOfMinutes } from '@/domain/calendar';
import type { Day, WallTime } from '@/domain/primitives';
import type { Availability } from './availability';
import { intervalOf } from './dayLayout';

export type NextStretch =
  { kind: 'now'; until: WallTime } | { kind: 'next'; day: Day; start: WallTime; end: WallTime };

/**
 * Where somebody stands at this moment: available until, or available again from. Touching stretches count as one.
 * @param rows in any order; inactive and past ones do not matter
 */
export function nextStretch(rows: readonly Availability[], today: Day, now: WallTime): NextStretch | null {
  const minute = minutesOf(now);
  const days = [...new Set(rows.map(({ date }) => date))].filter((day) => day >= today).toSorted();
  for (const day of days) {
    const active = rows.filter((row) => row.date === day && row.isActive).map(intervalOf);
    for (const { start, end } of mergeIntervals(active)) {
      if (day === today && end <= minute) continue;
      if (day === today && start <= minute) return { kind: 'now', until: timeOfMinutes(end) };
      return { kind: 'next', day, start: timeOfMinutes(start), end: timeOfMinutes(end) };
    }
  }
  return null;
}
