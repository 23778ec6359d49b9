import { addDays, daysBetween, weekOf } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';

/** Every so many weeks after a day, up to the last one, inclusive; without the day itself. */
export function weeklyDays(from: Day, everyWeeks: number, until: Day): Day[] {
  const count = Math.floor(daysBetween(from, until) / (7 * everyWeeks));
  return Array.from({ length: Math.max(0, count) }, (_, n) => addDays(from, 7 * everyWeeks * (n + 1)));
}

/** Two weeks of the practice, each by a day within it, and how many days lie between them. */
export function twoWeeks(
  from: Day,
  to: Day,
  weekStartsOn: number,
): { source: readonly Day[]; byDays: number } {
  const source = weekOf(from, weekStartsOn);
  return { source, byDays: daysBetween(source[0], weekOf(to, weekStartsOn)[0]) };
}
