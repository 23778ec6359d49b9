import { minutesOf } from '@/domain/calendar';
import { type Interval, totalLength } from '@/domain/interval';
import type { Id, WallTime } from '@/domain/primitives';
import type { Availability } from './availability';

export type Stretch = Pick<Availability, 'id' | 'startTime' | 'endTime' | 'isActive'>;

/** Where a bar stands beside others of the same time: its lane, of how many. */
export interface Lane {
  lane: number;
  lanes: number;
}

export function intervalOf({ startTime, endTime }: Pick<Stretch, 'startTime' | 'endTime'>): Interval {
  return { start: minutesOf(startTime), end: minutesOf(endTime) };
}

/** Minutes in which somebody can be booked: active stretches, each minute counted once. */
export function activeMinutes(stretches: readonly Stretch[]): number {
  return totalLength(stretches.filter(({ isActive }) => isActive).map(intervalOf));
}

/** The active stretches that share a minute with another active one. */
export function overlappingIds(stretches: readonly Stretch[]): ReadonlySet<Id> {
  const active = stretches.filter(({ isActive }) => isActive);
  const overlapping = active.filter((one) =>
    active.some(
      (other) => other.id !== one.id && other.startTime < one.endTime && one.startTime < other.endTime,
    ),
  );
  return new Set(overlapping.map(({ id }) => id));
}

/** Puts bars that share time side by side, as few lanes as possible. */
export function lanesOf(stretches: readonly Stretch[]): ReadonlyMap<Id, Lane> {
  const sorted = stretches.toSorted((a, b) =>
    a.startTime < b.startTime ? -1 : a.startTime > b.startTime ? 1 : 0,
  );
  const placed = new Map<Id, Lane>();
  let cluster: Id[] = [];
  let laneEnds: WallTime[] = [];
  const close = () => {
    for (const id of cluster) placed.set(id, { lane: placed.get(id)?.lane ?? 0, lanes: laneEnds.length });
    cluster = [];
    laneEnds = [];
  };
  for (const { id, startTime, endTime } of sorted) {
    if (laneEnds.every((end) => end <= startTime)) close();
    const free = laneEnds.findIndex((end) => end <= startTime);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = endTime;
    placed.set(id, { lane, lanes: 1 });
    cluster.push(id);
  }
  close();
  return placed;
}

const usualMinutes = 180;
const shortestMinutes = 15;

/** Where a stretch that begins here would end: after three hours, or where the next one begins. */
export function suggestedEnd(stretches: readonly Stretch[], start: number): number {
  const next = stretches
    .map((stretch) => minutesOf(stretch.startTime))
    .filter((minute) => minute >= start + shortestMinutes)
    .toSorted((a, b) => a - b)[0];
  return Math.min(start + usualMinutes, next ?? 1439, 1439);
}

/** Where a further stretch of this day would begin: after an hour's pause, or at nine. */
export function suggestedStart(stretches: readonly Stretch[]): number {
  const last = Math.max(-1, ...stretches.map((stretch) => minutesOf(stretch.endTime)));
  if (last < 0) return 9 * 60;
  return Math.min(last + 60, 22 * 60);
}
