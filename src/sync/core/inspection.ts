import type { ChangeOp } from '@/protocol/change';
import { percentile } from '@/domain/percentile';
import type { Source } from './replica';

type ArrivalSource = Exclude<Source, 'list'>;

/** One arrival of a committed change. What comes by two ways arrives twice, and is applied once. */
export interface InspectedChange {
  /** Counts arrivals, from 1 on. */
  readonly n: number;
  /** The event's name: `availability_updated`. */
  readonly type: string;
  readonly op: ChangeOp;
  readonly id: string;
  readonly seq: number;
  readonly rev: number;
  readonly source: ArrivalSource;
  /** When it arrived: epoch milliseconds by this device. */
  readonly at: number;
  /** From its commit to its arrival; null as long as nobody has said when it was committed. */
  readonly delayMs: number | null;
  /** The same change had arrived before. */
  readonly again: boolean;
}

/** Clocks drift by less within the arrivals that are kept. */
const clockWasSetMs = 10_000;

/** How soon changes arrive by one way. */
export interface SourceFigures {
  /** All arrivals, also those no longer kept. */
  readonly count: number;
  /** How many of the kept ones have a delay; the percentiles are theirs. */
  readonly measured: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

export type ArrivalCounts = Readonly<Record<ArrivalSource, number>>;

export interface Inspection {
  /** The last ones, newest first. */
  readonly changes: readonly InspectedChange[];
  readonly bySource: Readonly<Record<ArrivalSource, SourceFigures>>;
  /** How far this device's clock is ahead of the server's, in ms; null if the server has not told its time. */
  readonly clockOffsetMs: number | null;
}

/** An arrival as it was noted, and as it was last shown. */
export interface NotedArrival {
  shown: InspectedChange;
  /** By the server's clock; null if it did not come with the change. */
  readonly committedAt: number | null;
  /** Between the clocks when it arrived; null if that was not known then. */
  readonly offsetMs: number | null;
}

/**
 * Works out what the arrivals say together. One that reads the same as before keeps its identity.
 * @param noted in order of arrival
 */
export function inspectionOf(
  noted: readonly NotedArrival[],
  counts: ArrivalCounts,
  clockOffsetMs: number | null,
): Inspection {
  // A tab's own answer does not say when it was committed; the same change in the feed does.
  const commits = new Map<string, number>();
  for (const { shown, committedAt } of noted)
    if (committedAt !== null) commits.set(changeKey(shown), committedAt);

  const arrived = new Set<string>();
  for (const one of noted) {
    const { shown } = one;
    const key = changeKey(shown);
    const delayMs = delayOf(shown, commits.get(key), offsetFor(one, clockOffsetMs));
    const again = shown.again || arrived.has(key);
    arrived.add(key);
    if (delayMs !== shown.delayMs || again !== shown.again) one.shown = { ...shown, delayMs, again };
  }
  const changes = noted.map(({ shown }) => shown).toReversed();
  const figures = (source: ArrivalSource) => figuresOf(changes, source, counts[source]);
  return {
    changes,
    bySource: { own: figures('own'), tab: figures('tab'), push: figures('push'), poll: figures('poll') },
    clockOffsetMs,
  };
}

function changeKey({ id, rev }: InspectedChange): string {
  return `${id} ${rev}`;
}

/** The latest word on the clocks is the best one, unless a clock was set since. */
function offsetFor({ offsetMs }: NotedArrival, latestMs: number | null): number {
  if (offsetMs === null || latestMs === null) return latestMs ?? offsetMs ?? 0;
  return Math.abs(latestMs - offsetMs) < clockWasSetMs ? latestMs : offsetMs;
}

function delayOf({ at, delayMs }: InspectedChange, committedAt: number | undefined, offsetMs: number) {
  if (committedAt === undefined) return delayMs;
  // Where the clocks are not known well, something could seem to arrive before it was committed.
  return Math.max(0, at - committedAt - offsetMs);
}

function figuresOf(changes: readonly InspectedChange[], source: ArrivalSource, count: number): SourceFigures {
  const delays = changes
    .flatMap((change) => (change.source === source && change.delayMs !== null ? [change.delayMs] : []))
    .toSorted((a, b) => a - b);
  return {
    count,
    measured: delays.length,
    p50Ms: percentile(delays, 0.5),
    p95Ms: percentile(delays, 0.95),
    p99Ms: percentile(delays, 0.99),
  };
}
