/**
 * How far this replica has followed the feed. It advances only without gaps: every change in (`from`, `at`] has been
 * applied or is none of this person's business. What arrived beyond a gap is remembered until the gap is filled.
 */
export interface Cursor {
  /** Where following began; null until the first list has said where the feed stands. */
  readonly from: number | null;
  readonly at: number;
  /** Positions beyond `at` that were applied, ascending. */
  readonly ahead: readonly number[];
}

export const startCursor: Cursor = { from: null, at: 0, ahead: [] };

/** One change was applied. The same cursor if that is no news. */
export function applied(cursor: Cursor, seq: number): Cursor {
  if (cursor.from === null || seq <= cursor.at || cursor.ahead.includes(seq)) return cursor;
  if (seq === cursor.at + 1) return closed(cursor.from, seq, cursor.ahead);
  return { ...cursor, ahead: [...cursor.ahead, seq].toSorted((a, b) => a - b) };
}

/** A page of changes: everything in (`since`, `to`] is applied. */
export function covered(cursor: Cursor, since: number, to: number): Cursor {
  if (cursor.from === null || since > cursor.at || to <= cursor.at) return cursor;
  return closed(cursor.from, to, cursor.ahead);
}

/**
 * Rows of a list, true at `seq`, were taken in. The first list is where following begins. One from before that brings
 * rows whose later changes were never followed: begin again there.
 */
export function listed(cursor: Cursor, seq: number): Cursor {
  return cursor.from === null || seq < cursor.from ? { from: seq, at: seq, ahead: [] } : cursor;
}

/** Whether something before what was applied is still missing. */
export function hasGap(cursor: Cursor): boolean {
  return cursor.ahead.length > 0;
}

function closed(from: number, to: number, ahead: readonly number[]): Cursor {
  let at = to;
  let used = 0;
  for (const seq of ahead) {
    if (seq > at + 1) break;
    at = Math.max(at, seq);
    used++;
  }
  return { from, at, ahead: ahead.slice(used) };
}
