import { totalLength, type Interval } from '@/domain/interval';
import type { WallTime } from '@/domain/primitives';
import type { WallDay } from '@/domain/wallDay';

/** The part of an availability that decides. */
export interface Stretch {
  startTime: WallTime;
  endTime: WallTime;
  isActive: boolean;
}

/** The active stretches of one therapist and day, in real minutes of that day. */
export function activeIntervals(rows: readonly Stretch[], day: WallDay): Interval[] {
  return rows
    .filter(({ isActive }) => isActive)
    .map(({ startTime, endTime }) => ({ start: day.minuteAt(startTime), end: day.minuteAt(endTime) }));
}

/** How long one therapist's day is open, in real minutes; what two stretches share counts once. */
export function openMinutesOf(rows: readonly Stretch[], day: WallDay): number {
  return totalLength(activeIntervals(rows, day));
}
