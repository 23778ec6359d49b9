/** From this many starts on, a day counts as fuller: a little, some, much, plenty. */
const thresholds = [1, 6, 14, 24] as const;

/** How strongly a day is tinted, 0 to 4. The number beside it says the same. */
export function openLevel(starts: number): number {
  return thresholds.filter((least) => starts >= least).length;
}
