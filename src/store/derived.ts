/**
 * What `compute` makes of `source()`, worked out again only when that is another object, and kept as it was when the
 * result means the same: what `useSyncExternalStore` needs to compare snapshots by identity.
 */
export function derived<S, T>(
  source: () => S,
  compute: (from: S) => T,
  isSame: (a: T, b: T) => boolean,
): () => T {
  let last: { from: S; value: T } | null = null;
  return () => {
    const from = source();
    if (last && last.from === from) return last.value;
    const value = compute(from);
    last = { from, value: last && isSame(last.value, value) ? last.value : value };
    return last.value;
  };
}
