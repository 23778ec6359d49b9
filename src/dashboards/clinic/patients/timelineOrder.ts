import type { TimelineEntry } from './timelineSource';

export interface Timeline {
  /** The next one first. */
  ahead: readonly TimelineEntry[];
  /** The latest first. */
  past: readonly TimelineEntry[];
}

/** What is to come, then what was, of all kinds together. Of two at the same instant the younger id is the later one. */
export function timelineOf(entries: readonly TimelineEntry[]): Timeline {
  return {
    ahead: entries.filter(({ isAhead }) => isAhead).toSorted(earlierFirst),
    past: entries.filter(({ isAhead }) => !isAhead).toSorted((a, b) => earlierFirst(b, a)),
  };
}

function earlierFirst(a: TimelineEntry, b: TimelineEntry): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export function sameTimeline(a: Timeline, b: Timeline): boolean {
  return sameEntries(a.ahead, b.ahead) && sameEntries(a.past, b.past);
}

function sameEntries(a: readonly TimelineEntry[], b: readonly TimelineEntry[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, kind, at }, place) => {
      const other = b[place];
      return other?.id === id && other.kind === kind && other.at === at;
    })
  );
}
