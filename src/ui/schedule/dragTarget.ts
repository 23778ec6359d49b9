import type { Interval } from '@/domain/interval';
import type { ScheduleAxis, SchedulePlace } from './scheduleTypes';

/** What was taken hold of, and where. */
export interface Grip {
  /** Null: empty time. */
  blockId: string | null;
  part: 'empty' | 'body' | 'start' | 'end';
  /** Where the block stands, or the step of empty time that was pressed. */
  home: SchedulePlace;
  /** Minutes from the part's own minute (the start, for `end` the end) to where it was gripped. */
  offset: number;
  by: 'mouse' | 'touch' | 'keyboard';
}

/** A point of the schedule, not snapped. */
export interface SchedulePoint {
  columnKey: string;
  minute: number;
}

/** Where what is gripped would stand if the pointer were let go here: snapped, within the axis, never shorter than a step. */
export function targetAt(grip: Grip, point: SchedulePoint, axis: ScheduleAxis): SchedulePlace {
  const { home, part } = grip;
  const step = axis.stepMinutes;
  const minute = point.minute - grip.offset;
  switch (part) {
    case 'empty': {
      const start = Math.min(home.start, Math.floor(minute / step) * step);
      const end = Math.max(home.start + step, Math.ceil(minute / step) * step);
      return within(axis, { columnKey: home.columnKey, start, end });
    }
    case 'body':
      return movedTo(home, point.columnKey, snapped(minute, home.start, step), axis);
    case 'start': {
      const start = Math.min(snapped(minute, home.start, step), home.end - step);
      return within(axis, { ...home, start });
    }
    case 'end': {
      const end = Math.max(snapped(minute, home.end, step), home.start + step);
      return within(axis, { ...home, end });
    }
  }
}

/** The same one step or more further, by keyboard. A time between two steps goes to the next one in that direction. */
export function targetNudged(
  { part }: Pick<Grip, 'part'>,
  target: SchedulePlace,
  nudge: { minutes: number; columnKey?: string },
  axis: ScheduleAxis,
): SchedulePlace {
  const { stepMinutes: step } = axis;
  if (part === 'end') {
    const end = Math.max(nudged(target.end, nudge.minutes, step), target.start + step);
    return within(axis, { ...target, end });
  }
  if (part === 'start') {
    const start = Math.min(nudged(target.start, nudge.minutes, step), target.end - step);
    return within(axis, { ...target, start });
  }
  const start = nudged(target.start, nudge.minutes, step);
  return movedTo(target, nudge.columnKey ?? target.columnKey, start, axis);
}

export function isSamePlace(a: SchedulePlace, b: SchedulePlace): boolean {
  return a.columnKey === b.columnKey && a.start === b.start && a.end === b.end;
}

/** To the nearest step; a time between two steps stays as long as it is hardly moved, or going sideways would change it. */
function snapped(minute: number, was: number, step: number): number {
  return Math.abs(minute - was) < step / 2 ? was : Math.round(minute / step) * step;
}

function nudged(minute: number, by: number, step: number): number {
  if (by === 0) return minute;
  return by > 0
    ? Math.floor(minute / step) * step + Math.max(step, by)
    : Math.ceil(minute / step) * step + Math.min(-step, by);
}

function movedTo(was: Interval, columnKey: string, start: number, axis: ScheduleAxis): SchedulePlace {
  const length = was.end - was.start;
  const begins = Math.max(axis.fromMinute, Math.min(start, axis.toMinute - length));
  return { columnKey, start: begins, end: begins + length };
}

function within({ fromMinute, toMinute }: ScheduleAxis, place: SchedulePlace): SchedulePlace {
  return {
    columnKey: place.columnKey,
    start: Math.max(place.start, fromMinute),
    end: Math.min(place.end, toMinute),
  };
}
