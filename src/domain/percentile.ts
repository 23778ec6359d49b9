/**
 * The value that `share` (0 to 1) of these do not exceed, by nearest rank; null of none.
 * @param ascending sorted, smallest first
 */
export function percentile(ascending: ArrayLike<number>, share: number): number | null {
  const rank = Math.max(1, Math.ceil(share * ascending.length));
  return ascending[rank - 1] ?? null;
}
