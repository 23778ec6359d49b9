/** The first wait is at most a second, so that a hiccup is over before anybody sees it; no wait is over half a minute. */
const usualLimits = { firstMs: 1_000, longestMs: 30_000 };

/**
 * How long to wait before trying again, in ms: between half of, and all of, a wait that doubles with every failure.
 * @param failures attempts that failed in a row; 0 waits not at all
 * @param fraction chance in [0, 1), so that those who lost the same server do not return together
 */
export function retryDelayMs(failures: number, fraction: number, limits = usualLimits): number {
  if (failures <= 0) return 0;
  // 2^30 is beyond any limit; without the minimum it would become Infinity.
  const longest = Math.min(limits.longestMs, limits.firstMs * 2 ** Math.min(failures - 1, 30));
  return (longest / 2) * (1 + fraction);
}
