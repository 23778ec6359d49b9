import { minutesOf } from '@/domain/calendar';
import type { WallTime } from '@/domain/primitives';

/** The part of the day that the axis shows, in minutes since midnight. */
export const axis = { start: 6 * 60, end: 22 * 60 } as const;

const length = axis.end - axis.start;

/** Full hours on the axis, first and last included. */
export const axisHours: readonly number[] = Array.from(
  { length: length / 60 + 1 },
  (_, i) => axis.start / 60 + i,
);

/** Where a minute lies on the axis, from 0 to 1; held at its ends. */
export function axisFraction(minute: number): number {
  return Math.min(1, Math.max(0, (minute - axis.start) / length));
}

export function isOnAxis(minute: number): boolean {
  return axis.start <= minute && minute <= axis.end;
}

export interface AxisSpan {
  /** From 0 to 1. */
  left: number;
  width: number;
  /** Part of it lies outside of the axis. */
  cutStart: boolean;
  cutEnd: boolean;
}

/** Never narrower than this: what lies wholly outside of the axis is still to be seen at its end. */
const smallest = 15 / length;

/** Where a stretch lies on the axis. */
export function axisSpan(startTime: WallTime, endTime: WallTime): AxisSpan {
  const [start, end] = [minutesOf(startTime), minutesOf(endTime)];
  const left = Math.min(axisFraction(start), 1 - smallest);
  return {
    left,
    width: Math.max(axisFraction(end) - left, smallest),
    cutStart: start < axis.start,
    cutEnd: end > axis.end,
  };
}
