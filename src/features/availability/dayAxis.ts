import { minutesOf } from '@/domain/calendar';
import type { Stretch } from './dayLayout';

/** The part of a day that a column shows, in minutes since midnight; both on the full hour. */
export interface DayAxis {
  from: number;
  to: number;
}

const usual: DayAxis = { from: 7 * 60, to: 21 * 60 };

/** Seven to nine in the evening, and whatever lies outside of it. */
export function axisOf(stretches: readonly Pick<Stretch, 'startTime' | 'endTime'>[]): DayAxis {
  const starts = stretches.map(({ startTime }) => Math.floor(minutesOf(startTime) / 60) * 60);
  const ends = stretches.map(({ endTime }) => Math.ceil(minutesOf(endTime) / 60) * 60);
  return { from: Math.min(usual.from, ...starts), to: Math.max(usual.to, ...ends) };
}

/** The full hours of an axis, in minutes, without its ends. */
export function hoursOf({ from, to }: DayAxis): readonly number[] {
  return Array.from({ length: (to - from) / 60 - 1 }, (_, hour) => from + (hour + 1) * 60);
}

/** Where a minute lies on the axis, 0 at its start and 1 at its end; may lie outside. */
export function placeOn({ from, to }: DayAxis, minute: number): number {
  return (minute - from) / (to - from);
}

/** The minute at a place of the axis, on multiples of `stepMinutes`, within the axis. */
export function minuteAt(axis: DayAxis, place: number, stepMinutes: number): number {
  const minute = axis.from + place * (axis.to - axis.from);
  return Math.min(axis.to, Math.max(axis.from, Math.floor(minute / stepMinutes) * stepMinutes));
}
