import { minutesOf, timeOfMinutes } from '@/domain/calendar';
import { mergeIntervals } from '@/domain/interval';
import type { WallTime } from '@/domain/primitives';

/** Where somebody stands at one minute of their day. */
export type StaffStatus =
  { kind: 'now'; until: WallTime } | { kind: 'later'; from: WallTime } | { kind: 'done' } | { kind: 'off' };

interface Stretch {
  startTime: WallTime;
  endTime: WallTime;
  isActive: boolean;
}

/**
 * Reads the status off the availability of one day; stretches that touch or overlap count as one.
 * @param minute of the wall clock, since midnight
 */
export function statusAt(rows: readonly Stretch[], minute: number): StaffStatus {
  const open = mergeIntervals(
    rows
      .filter(({ isActive }) => isActive)
      .map(({ startTime, endTime }) => ({ start: minutesOf(startTime), end: minutesOf(endTime) })),
  );
  const next = open.find(({ end }) => minute < end);
  if (!next) return { kind: open.length > 0 ? 'done' : 'off' };
  return next.start <= minute
    ? { kind: 'now', until: timeOfMinutes(next.end) }
    : { kind: 'later', from: timeOfMinutes(next.start) };
}

export function sameStatus(a: StaffStatus, b: StaffStatus): boolean {
  return a.kind === b.kind && timeIn(a) === timeIn(b);
}

/** The word for it: `Available now until 17:00`. */
export function statusText(status: StaffStatus): string {
  switch (status.kind) {
    case 'now':
      return `Available now until ${status.until}`;
    case 'later':
      return `Free from ${status.from}`;
    case 'done':
      return 'Done for today';
    case 'off':
      return 'Off today';
  }
}

const ranks = { now: 0, later: 1, done: 2, off: 3 } as const;

/** Who is free first: now (the one with the most time left in front), then the next to come, then nobody. */
export function compareStatus(a: StaffStatus, b: StaffStatus): number {
  if (a.kind !== b.kind) return ranks[a.kind] - ranks[b.kind];
  const order = timeIn(a) < timeIn(b) ? -1 : timeIn(a) > timeIn(b) ? 1 : 0;
  return a.kind === 'now' ? -order : order;
}

function timeIn(status: StaffStatus): string {
  return status.kind === 'now' ? status.until : status.kind === 'later' ? status.from : '';
}
