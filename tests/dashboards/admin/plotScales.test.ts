import { describe, expect, test } from 'vitest';
import { delayScale, timeWindow } from '@/dashboards/admin/sync/plotScales';

describe('the scale of delays', () => {
  test('reaches from one millisecond to ten seconds, whatever is on it', () => {
    expect(delayScale([]).ticksMs).toEqual([1, 10, 100, 1000, 10_000]);
    expect(delayScale([3, 900]).ticksMs).toEqual([1, 10, 100, 1000, 10_000]);
  });

  test('gives each decade the same room, and holds what is outside at its edge', () => {
    const { shareOf } = delayScale([]);
    expect([1, 10, 100, 10_000].map(shareOf)).toEqual([0, 0.25, 0.5, 1]);
    expect([0, 20_000].map(shareOf)).toEqual([0, 1]);
  });

  test('grows with what took longer, up to hours', () => {
    expect(delayScale([10_001]).ticksMs.at(-1)).toBe(100_000);
    expect(delayScale([10_001]).shareOf(100_000)).toBe(1);
    expect(delayScale([1e12]).ticksMs.at(-1)).toBe(10_000_000);
  });
});

describe('the window of time', () => {
  const noon = 1_800_000_000_000;

  test('is none of nothing', () => {
    expect(timeWindow([])).toBeNull();
  });

  test('has round ends, and holds what it shows', () => {
    const window = timeWindow([noon + 1500, noon + 900, noon - 7000]);
    expect(window).toMatchObject({ from: noon - 10_000, to: noon + 2000, stepMs: 2000 });
    expect(window?.ticks).toEqual([-10, -8, -6, -4, -2, 0, 2].map((s) => noon + s * 1000));
  });

  test('stands still until an arrival passes its end', () => {
    const before = timeWindow([noon + 100]);
    expect(timeWindow([noon + 1900, noon + 100])).toEqual(before);
    expect(timeWindow([noon + 2000, noon + 100])?.to).toBe(noon + 4000);
  });

  test('leaves out an old quarter rather than press the rest into a corner', () => {
    const recent = Array.from({ length: 9 }, (_, i) => noon - i * 1000);
    expect(timeWindow([...recent, noon - 7_200_000])?.stepMs).toBe(2000);
    const spread = [noon, noon - 3_600_000, noon - 7_200_000];
    expect(timeWindow(spread)?.from).toBeLessThanOrEqual(noon - 7_200_000);
  });

  test('of days is as wide as it can be', () => {
    const window = timeWindow([noon, noon - 30 * 86_400_000]);
    expect(window && window.to - window.from).toBe(24 * 3_600_000);
  });
});
