/**
 * Arithmetic over half-open stretches `[start, end)` of whole numbers, here always minutes. It knows neither days nor
 * zones: what the numbers count from is the caller's business, as long as it is the same everywhere.
 */
export interface Interval {
  start: number;
  end: number;
}

/**
 * The same minutes as few stretches as possible: sorted, and with overlapping and touching ones joined. Stretches
 * that are empty or run backwards hold no minute and vanish.
 */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start);
  const merged: Interval[] = [];
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** How many minutes lie in at least one of them. */
export function totalLength(intervals: readonly Interval[]): number {
  return mergeIntervals(intervals).reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Whether all of `inner` lies in them, where touching stretches count as one. An empty `inner` lies nowhere. */
export function containsInterval(intervals: readonly Interval[], inner: Interval): boolean {
  return (
    inner.start < inner.end &&
    mergeIntervals(intervals).some(({ start, end }) => start <= inner.start && inner.end <= end)
  );
}

/** What they leave free of `within`, in order. */
export function gapsWithin(intervals: readonly Interval[], within: Interval): Interval[] {
  const gaps: Interval[] = [];
  let from = within.start;
  for (const { start, end } of mergeIntervals(intervals)) {
    if (start >= within.end) break;
    if (start > from) gaps.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (from < within.end) gaps.push({ start: from, end: within.end });
  return gaps;
}
