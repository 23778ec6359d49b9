import { describe, expect, it } from 'vitest';
import { openLevel } from '@/dashboards/scheduling/openLevel';

describe('openLevel', () => {
  it('grows in four steps with the starts', () => {
    expect([0, 1, 5, 6, 13, 14, 23, 24, 90].map(openLevel)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });
});
