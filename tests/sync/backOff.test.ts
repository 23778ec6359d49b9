import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retryDelayMs } from '@/sync/core/backOff';

const almostOne = 1 - Number.EPSILON;

describe('back-off', () => {
  test('[P4] doubles from a second to half a minute, of which the second half is chance', () => {
    const ranges = [0, 1, 2, 3, 6, 50].map((failures) =>
      [0, almostOne].map((fraction) => Math.round(retryDelayMs(failures, fraction))),
    );
    expect(ranges).toEqual([
      [0, 0],
      [500, 1_000],
      [1_000, 2_000],
      [2_000, 4_000],
      [15_000, 30_000],
      [15_000, 30_000],
    ]);
  });

  test('[P4] is finite, never negative and within its limits, however often it failed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1 }),
        fc.double({ min: 0, max: almostOne, noNaN: true }),
        fc.integer({ min: 1, max: 10_000 }),
        (failures, fraction, firstMs) => {
          const delayMs = retryDelayMs(failures, fraction, { firstMs, longestMs: 60_000 });
          expect(delayMs).toBeGreaterThanOrEqual(failures <= 0 ? 0 : firstMs / 2);
          expect(delayMs).toBeLessThanOrEqual(60_000);
        },
      ),
    );
  });
});
