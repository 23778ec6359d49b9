/**
 * Delta debugging: drops as many of these as it can while `fails` still says yes. What is left fails, and would not
 * without any one of them (unless `tries` ran out before that was known).
 */
export function shrink<T>(
  whole: readonly T[],
  fails: (some: readonly T[]) => boolean,
  tries = 600,
): readonly T[] {
  let kept = whole;
  let left = tries;
  for (let size = Math.ceil(kept.length / 2); size >= 1 && left > 0;) {
    let isSmaller = false;
    for (let from = 0; from < kept.length && left > 0;) {
      const rest = [...kept.slice(0, from), ...kept.slice(from + size)];
      left--;
      if (fails(rest)) {
        kept = rest;
        isSmaller = true;
      } else from += size;
    }
    if (size > 1) size = Math.ceil(size / 2);
    else if (!isSmaller) break;
  }
  return kept;
}
