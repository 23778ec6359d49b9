import { minutesOf, wallTimeOfInstant } from '@/domain/calendar';
import type { Id, WallTime } from '@/domain/primitives';

/** A time at which it could begin, and with whom. */
export interface OfferedStart {
  startsAt: number;
  staffId: Id;
  /** It was offered and is not free any more: it strikes itself out where it stood. */
  isTaken: boolean;
}

/** What a list of starts answers; while it stays the same, what was offered stays in its place. */
export interface Offer {
  question: string;
  starts: readonly OfferedStart[];
}

/** Starts of several therapists as one list: each time once, with the first of them that is free then. */
export function mergeStarts(of: readonly { staffId: Id; starts: readonly number[] }[]): OfferedStart[] {
  const byTime = new Map<number, Id>();
  for (const { staffId, starts } of of) {
    for (const startsAt of starts) if (!byTime.has(startsAt)) byTime.set(startsAt, staffId);
  }
  return [...byTime]
    .map(([startsAt, staffId]) => ({ startsAt, staffId, isTaken: false }))
    .toSorted((a, b) => a.startsAt - b.startsAt);
}

/**
 * What to show now that `free` is free: what was offered before and is not free any more stays, struck out; what is over
 * goes. The same object if nothing changed.
 * @param question what the starts answer; another one begins anew
 * @param notBefore starts before it are over; milliseconds since 1970
 */
export function nextOffer(
  before: Offer | null,
  question: string,
  free: readonly OfferedStart[],
  notBefore: number,
): Offer {
  if (before?.question !== question) return { question, starts: free };
  const now = new Set(free.map(({ startsAt }) => startsAt));
  const taken = before.starts
    .filter(({ startsAt }) => !now.has(startsAt) && startsAt >= notBefore)
    .map((start) => (start.isTaken ? start : { ...start, isTaken: true }));
  const starts = [...free, ...taken].toSorted((a, b) => a.startsAt - b.startsAt);
  const same =
    starts.length === before.starts.length &&
    starts.every((start, place) => isSameStart(start, before.starts[place]));
  return same ? before : { question, starts };
}

function isSameStart(a: OfferedStart, b: OfferedStart | undefined): boolean {
  return a.startsAt === b?.startsAt && a.staffId === b.staffId && a.isTaken === b.isTaken;
}

export interface StartOnClock extends OfferedStart {
  startTime: WallTime;
}

export interface DayPart {
  name: 'Morning' | 'Afternoon' | 'Evening';
  starts: readonly StartOnClock[];
}

const parts = [
  { name: 'Morning', until: 12 * 60 },
  { name: 'Afternoon', until: 17 * 60 },
  { name: 'Evening', until: 24 * 60 },
] as const;

/** Starts by part of the practice's day; parts without any are left out. */
export function byDayPart(starts: readonly OfferedStart[], timeZone: string): DayPart[] {
  const placed = starts.map((start) => ({
    ...start,
    startTime: wallTimeOfInstant(start.startsAt, timeZone),
  }));
  return parts
    .map(({ name, until }, place) => ({
      name,
      starts: placed.filter(({ startTime }) => {
        const minute = minutesOf(startTime);
        return minute < until && minute >= (parts[place - 1]?.until ?? 0);
      }),
    }))
    .filter((part) => part.starts.length > 0);
}
