import { addDays, daysBetween, weekdayOf } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import type { Stretch } from './dayLayout';

/** How far ahead a copy may go, in days. */
export const copyReachDays = 62;

/** The days with this weekday (1 is Monday) in the four weeks after `from`. */
export function weekdaysAfter(from: Day, weekday: number): readonly Day[] {
  const first = ((weekday - weekdayOf(from) + 7) % 7) + (weekday === weekdayOf(from) ? 7 : 0);
  return [0, 7, 14, 21].map((later) => addDays(from, first + later));
}

/** Whether the very same times are there already. */
export function hasSame(
  stretches: readonly Stretch[],
  copied: Pick<Stretch, 'startTime' | 'endTime'>,
): boolean {
  return stretches.some(
    ({ startTime, endTime }) => startTime === copied.startTime && endTime === copied.endTime,
  );
}

/** Whether a copy of a stretch on `from` may go to `day`. */
export function isWithinReach(from: Day, day: Day): boolean {
  const ahead = daysBetween(from, day);
  return ahead !== 0 && ahead >= -copyReachDays && ahead <= copyReachDays;
}
