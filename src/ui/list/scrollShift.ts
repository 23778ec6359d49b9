/** The lines of a list from top to bottom. */
export interface Lines {
  keys: readonly string[];
  /** Where each begins, in pixels below the top of the list. */
  tops: readonly number[];
}

/**
 * By how many pixels a list has to scroll so that what is at its upper edge stays there. Where that line is gone, the next
 * one after it counts.
 * @param edge how far below the top of the list its upper edge in sight is, in pixels; negative: the list begins below it
 */
export function scrollShift(before: Lines, after: Lines, edge: number): number {
  if (before.keys === after.keys || edge < 0) return 0;
  const below = before.tops.findIndex((top) => top > edge);
  const first = (below < 0 ? before.tops.length : below) - 1;
  const places = new Map(after.keys.map((key, place) => [key, place]));
  for (let place = Math.max(0, first); place < before.keys.length; place++) {
    const now = places.get(before.keys[place] ?? '');
    if (now !== undefined) return (after.tops[now] ?? 0) - (before.tops[place] ?? 0);
  }
  return 0;
}
