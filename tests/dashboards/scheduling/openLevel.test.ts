import { describe, expect, it } from 'vitest';
import { formatMoney } from '@/dashboards/scheduling/formatMoney';
import { openLevel } from '@/dashboards/scheduling/openLevel';

describe('openLevel', () => {
  it('grows in four steps with the starts', () => {
    expect([0, 1, 5, 6, 13, 14, 23, 24, 90].map(openLevel)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });
});

describe('formatMoney', () => {
  it('leaves out decimals that say nothing', () => {
    expect(formatMoney(7500, 'EUR')).toBe('€75');
    expect(formatMoney(7250, 'EUR')).toBe('€72.50');
    expect(formatMoney(0, 'EUR')).toBe('€0');
  });
});
