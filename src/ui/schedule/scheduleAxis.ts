import type { Interval } from '@/domain/interval';
import type { ScheduleAxis } from './scheduleTypes';

/** Where a minute lies on the axis: 0 at its start, 1 at its end. May lie outside. */
export function placeOnAxis({ fromMinute, toMinute }: ScheduleAxis, minute: number): number {
  return (minute - fromMinute) / (toMinute - fromMinute);
}

/** Top and height of a stretch, in per cent of its column. */
export function boxOnAxis(axis: ScheduleAxis, { start, end }: Interval): { top: string; height: string } {
  const top = placeOnAxis(axis, start);
  return { top: `${top * 100}%`, height: `${(placeOnAxis(axis, end) - top) * 100}%` };
}

/** The full hours of the axis, without its ends. */
export function hoursOnAxis({ fromMinute, toMinute }: ScheduleAxis): readonly number[] {
  const first = Math.floor(fromMinute / 60) + 1;
  const count = Math.max(0, Math.ceil(toMinute / 60) - first);
  return Array.from({ length: count }, (_, index) => (first + index) * 60);
}

/** The step that a minute lies in, by its beginning; always one that the axis shows as a whole. */
export function stepAt({ fromMinute, toMinute, stepMinutes }: ScheduleAxis, minute: number): number {
  const step = Math.floor(minute / stepMinutes) * stepMinutes;
  return Math.min(Math.max(step, fromMinute), toMinute - stepMinutes);
}

/** The stretch of `minutes` that begins here, moved up where the axis would end too early for it. */
export function stretchFrom(axis: ScheduleAxis, start: number, minutes: number): Interval {
  const begins = Math.max(axis.fromMinute, Math.min(start, axis.toMinute - minutes));
  return { start: begins, end: Math.min(axis.toMinute, begins + minutes) };
}
