import { mergeIntervals, type Interval } from '@/domain/interval';

/** One therapist's time, in milliseconds since 1970, prepared by `therapistTime` so that it can be searched often. */
export interface TherapistTime {
  /** Active availabilities by start, each on its own: starts are counted from each. */
  open: readonly Interval[];
  /** The same, with touching and overlapping ones as one: what a service must lie in. */
  stretches: readonly Interval[];
  /** What appointments and holds occupy, buffers included, as few stretches as possible, in order. */
  occupied: readonly Interval[];
}

/**
 * Sorts and joins what the search needs in order. Empty and backward intervals vanish.
 * @param open active availabilities, in any order
 * @param occupied ranges with buffers, in any order; they may overlap, as after overbooking
 */
export function therapistTime(open: readonly Interval[], occupied: readonly Interval[]): TherapistTime {
  const byStart = open.filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start);
  return { open: byStart, stretches: mergeIntervals(byStart), occupied: mergeIntervals(occupied) };
}

/** The same time with one more range occupied. Cheap beside preparing it anew: holds come and go with each answer. */
export function alsoOccupied(time: TherapistTime, range: Interval): TherapistTime {
  const { occupied } = time;
  if (range.start >= range.end) return time;
  // Touching ones are joined too.
  const first = firstEndingAfter(occupied, range.start - 1);
  let next = first;
  let { start, end } = range;
  for (let met = occupied[next]; met !== undefined && met.start <= end; met = occupied[++next]) {
    start = Math.min(start, met.start);
    end = Math.max(end, met.end);
  }
  return { ...time, occupied: occupied.toSpliced(first, next - first, { start, end }) };
}

/** Place of the first one that ends after an instant. They must be in order and disjoint. */
export function firstEndingAfter(intervals: readonly Interval[], instant: number): number {
  let [low, high] = [0, intervals.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((intervals[middle]?.end ?? 0) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}
