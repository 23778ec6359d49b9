import type { Interval } from '@/domain/interval';
import { instantAt } from '@/domain/practiceTime';
import type { Availability } from './availability';

/** When somebody can be booked, in milliseconds since 1970; each availability on its own, in the order given. */
export function openIntervals(rows: readonly Availability[], timeZone: string): Interval[] {
  return rows
    .filter(({ isActive }) => isActive)
    .map(({ date, startTime, endTime }) => ({
      start: instantAt(date, startTime, timeZone),
      end: instantAt(date, endTime, timeZone),
    }));
}
