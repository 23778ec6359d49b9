/** Deeper than any row; a structure that contains itself ends here. */
const depthLimit = 64;

/**
 * Whether `value` takes at most `maxBytes` as JSON in UTF-8. What surely fits is told without writing it out, because
 * this runs before every message and the bus writes it out anyway; only the rest is measured.
 * @throws TypeError for what JSON cannot hold, if it has to be measured
 */
export function fitsIn(value: unknown, maxBytes: number): boolean {
  if (bytesLeft(value, maxBytes, 0) >= 0) return true;
  return new TextEncoder().encode(JSON.stringify(value) ?? '').length <= maxBytes;
}

/** What is left of `bytes` if every character needs the longest escape; negative: cannot tell. */
function bytesLeft(value: unknown, bytes: number, depth: number): number {
  if (typeof value === 'string') return bytes - 2 - 6 * value.length;
  if (typeof value !== 'object' || value === null) return bytes - 25;
  if (depth === depthLimit || 'toJSON' in value) return -1;
  let left = bytes - 2;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && left >= 0; i++) left = bytesLeft(value[i], left - 1, depth + 1);
    return left;
  }
  for (const key of Object.keys(value)) {
    left = bytesLeft((value as Record<string, unknown>)[key], left - 4 - 6 * key.length, depth + 1);
    if (left < 0) return left;
  }
  return left;
}
