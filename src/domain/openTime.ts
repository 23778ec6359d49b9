import { mergeIntervals, totalLength, type Interval } from '@/domain/interval';
import type { WallTime } from '@/domain/primitives';
import type { WallDay } from '@/domain/wallDay';

/** The part of an availability that decides. */
export interface Stretch {
  startTime: WallTime;
  endTime: WallTime;
  isActive: boolean;
}

/** One time at which a service could start, and when it would be over. */
export interface Start {
  startTime: WallTime;
  endTime: WallTime;
}

export interface OpenTime {
  /** What is active, touching stretches as one, on the wall clock. */
  stretches: readonly Start[];
  openMinutes: number;
  /** In order. Empty when the day is closed or no stretch is long enough. */
  starts: readonly Start[];
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

/**
 * Where a service fits into one therapist's day. Starts lie every `stepMinutes` of real time from the start of each
 * availability; the service itself lies inside one open stretch, its buffers need not.
 */
export function openTime(
  rows: readonly Stretch[],
  durationMinutes: number,
  stepMinutes: number,
  day: WallDay,
): OpenTime {
  const active = activeIntervals(rows, day);
  const merged = mergeIntervals(active);
  const minutes = new Set<number>();
  for (const { start, end } of active) {
    const whole = merged.find((stretch) => stretch.start <= start && start < stretch.end);
    if (!whole) continue;
    const last = Math.min(end - 1, whole.end - durationMinutes);
    for (let minute = start; minute <= last; minute += stepMinutes) minutes.add(minute);
  }
  const onClock = (start: number, end: number): Start => ({
    startTime: day.timeAt(start),
    endTime: day.timeAt(end),
  });
  return {
    stretches: merged.map(({ start, end }) => onClock(start, end)),
    openMinutes: totalLength(merged),
    starts: [...minutes].toSorted((a, b) => a - b).map((minute) => onClock(minute, minute + durationMinutes)),
  };
}
