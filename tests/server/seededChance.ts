export interface Chance {
  /** In [0, 1). */
  fraction(): number;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  /** A whole number in [0, below). */
  below(count: number): number;
  /** One of them; undefined if there are none. */
  pick<T>(from: readonly T[]): T | undefined;
}

/** Numerical Recipes' generator: the same seed, the same chances. Good enough to choose what to write next. */
export function seededChance(seed: number): Chance {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  const fraction = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (count: number) => Math.floor(fraction() * count);
  return {
    fraction,
    percent: (share) => fraction() * 100 < share,
    below,
    pick: (from) => from[below(from.length)],
  };
}
