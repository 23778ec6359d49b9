import { gapsWithin, type Interval } from '@/domain/interval';
import type { Id } from '@/domain/primitives';
import { firstEndingAfter, type TherapistTime } from '@/domain/slotTime';

/**
 * Free time of therapists. Instants are milliseconds since 1970, lengths are real minutes: what the wall clock shows
 * is settled before (`practiceTime.ts`), so days of 23 and 25 hours are nothing special here.
 */

const msPerMinute = 60_000;

/** How long a service takes, and how long before and after it the therapist can do nothing else. */
export interface ServiceLength {
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
}

export interface SlotQuestion extends ServiceLength {
  /** Starts lie every so many real minutes from the start of each availability. Above 0. */
  stepMinutes: number;
  /** Starts before it are over. */
  notBefore: number;
  /** Starts lie in `[from, to)`; either may be infinite. */
  from: number;
  to: number;
}

export interface StaffSlot {
  staffId: Id;
  startsAt: number;
}

/** What stands in the way of one placement; nothing does if `isPast` is false and both lists are empty. */
export interface Obstacles<O> {
  isPast: boolean;
  /** The parts of the service that no active availability holds. Buffers need none. */
  uncovered: Interval[];
  /** Everything whose occupied range meets that of the placement, buffers included. */
  occupiedBy: O[];
}

/**
 * When the service can start with this therapist, ascending, each start once. It is free where the service lies inside
 * one stretch and `[start − bufferBefore, end + bufferAfter)` meets nothing occupied. One sweep over what is open and
 * occupied, which jumps over what is not free.
 * @throws RangeError unless the step is above 0
 */
export function freeStarts(time: TherapistTime, question: SlotQuestion): number[] {
  const { stretches, occupied } = time;
  const step = question.stepMinutes * msPerMinute;
  if (!(step > 0)) throw new RangeError('The step between starts must be above 0');
  const { length, before, after } = lengthsOf(question);
  const earliest = Math.max(question.from, question.notBefore);
  const starts: number[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  let isAscending = true;
  let stretch = 0;
  for (const { start, end } of time.open) {
    if (start >= question.to) break;
    if (end <= earliest) continue;
    while ((stretches[stretch]?.end ?? Number.POSITIVE_INFINITY) <= start) stretch++;
    const lastStart = (stretches[stretch]?.end ?? start) - length;
    const limit = Math.min(end, question.to);
    const onStep = (instant: number) => start + Math.ceil((instant - start) / step) * step;
    let at = onStep(Math.max(start, earliest));
    let next = firstEndingAfter(occupied, at - before);
    while (at < limit && at <= lastStart) {
      const met = occupied[next];
      if (met === undefined || met.start >= at + length + after) {
        if (at <= latest) isAscending = false;
        starts.push(at);
        latest = at;
        at += step;
      } else {
        if (met.end > at - before) at = onStep(met.end + before);
        next++;
      }
    }
  }
  return isAscending ? starts : ascendingOnce(starts);
}

/**
 * The `count` free starts nearest to a wanted one, nearest first. Of equally near ones the wanted therapist's come
 * first, then earlier ones, then by the order of `therapists`.
 * @param wanted its `staffId` is null where any therapist is as good
 */
export function nearestStarts(
  therapists: readonly { staffId: Id; time: TherapistTime }[],
  wanted: { staffId: Id | null; startsAt: number },
  count: number,
  question: SlotQuestion,
): StaffSlot[] {
  const bounds = openBounds(
    therapists.map(({ time }) => time),
    question,
  );
  const near = ({ startsAt }: StaffSlot) => Math.abs(startsAt - wanted.startsAt);
  const isOther = ({ staffId }: StaffSlot) => Number(staffId !== wanted.staffId);
  // All within some reach are known before any beyond it is looked for: the reach doubles until it holds enough.
  for (let reach = 4 * 60 * msPerMinute; ; reach *= 2) {
    const from = Math.max(bounds.start, wanted.startsAt - reach);
    const to = Math.min(bounds.end, wanted.startsAt + reach + 1);
    const within = { ...question, from, to };
    const found =
      from < to
        ? therapists.flatMap(({ staffId, time }) =>
            freeStarts(time, within).map((startsAt): StaffSlot => ({ staffId, startsAt })),
          )
        : [];
    const hasAll = wanted.startsAt - reach <= bounds.start && wanted.startsAt + reach >= bounds.end;
    if (found.length < count && !hasAll) continue;
    return found
      .toSorted((a, b) => near(a) - near(b) || isOther(a) - isOther(b) || a.startsAt - b.startsAt)
      .slice(0, count);
  }
}

/**
 * What stands in the way of a service at one start, on a step or not.
 * @param open active availabilities, in any order
 * @param occupied what is in the way is told by these very values
 */
export function obstaclesTo<O extends Interval>(
  { open, occupied }: { open: readonly Interval[]; occupied: readonly O[] },
  placement: ServiceLength & { startsAt: number; notBefore: number },
): Obstacles<O> {
  const { startsAt, notBefore } = placement;
  const { length, before, after } = lengthsOf(placement);
  const [from, to] = [startsAt - before, startsAt + length + after];
  return {
    isPast: startsAt < notBefore,
    uncovered: gapsWithin(open, { start: startsAt, end: startsAt + length }),
    occupiedBy: occupied.filter(({ start, end }) => start < end && start < to && end > from),
  };
}

function lengthsOf({ durationMinutes, bufferBeforeMinutes, bufferAfterMinutes }: ServiceLength) {
  return {
    length: durationMinutes * msPerMinute,
    before: bufferBeforeMinutes * msPerMinute,
    after: bufferAfterMinutes * msPerMinute,
  };
}

/** Where starts can lie at all: within what is asked for and what is open. */
function openBounds(times: readonly TherapistTime[], { from, to, notBefore }: SlotQuestion): Interval {
  const first = Math.min(...times.map(({ open }) => open[0]?.start ?? Number.POSITIVE_INFINITY));
  const last = Math.max(...times.map(({ stretches }) => stretches.at(-1)?.end ?? Number.NEGATIVE_INFINITY));
  return { start: Math.max(from, notBefore, first), end: Math.min(to, last) };
}

/** Overlapping availabilities count their starts in turn, and may count the same one. */
function ascendingOnce(starts: readonly number[]): number[] {
  return starts.toSorted((a, b) => a - b).filter((start, n, sorted) => start !== sorted[n - 1]);
}
