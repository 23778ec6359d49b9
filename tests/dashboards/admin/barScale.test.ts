import { describe, expect, it } from 'vitest';
import { barScale } from '@/dashboards/admin/figures/barScale';

describe('the scale of bars', () => {
  it.each([
    [[], [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[0.33], [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[1.3], [0, 0.5, 1, 1.5]],
    [[7], [0, 2, 4, 6, 8]],
    [[10], [0, 2, 4, 6, 8, 10]],
    [[101], [0, 50, 100, 150]],
    [[123_456], [0, 50_000, 100_000, 150_000]],
  ])('of %s has the round ticks %s', (values, ticks) => {
    expect(barScale(values).ticks).toEqual(ticks);
  });

  it('reaches at least where it is told to, and shares lie between its ends', () => {
    const scale = barScale([3], 10);
    expect(scale.ticks.at(-1)).toBe(10);
    expect([-1, 0, 5, 10, 99].map((value) => scale.shareOf(value))).toEqual([0, 0, 0.5, 1, 1]);
  });

  it('never has more than six ticks, and always room for the largest', () => {
    for (let value = 0.01; value < 1e7; value *= 1.37) {
      const { ticks } = barScale([value], value);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect((ticks.at(-1) ?? 0) * (1 + 1e-9)).toBeGreaterThanOrEqual(value);
    }
  });
});
