import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '@/domain/calendar';
import { Day } from '@/domain/primitives';
import { formatDay } from '@/ui/format';
import { parseDay } from '@/ui/parseDay';

// A Saturday.
const today = Day.parse('2026-11-21');

describe('a day as people type it', () => {
  test.each([
    ['today', '2026-11-21'],
    ['tom', '2026-11-22'],
    ['yesterday', '2026-11-20'],
    ['sat', '2026-11-21'],
    ['tue', '2026-11-24'],
    ['Tuesday', '2026-11-24'],
    ['next tue', '2026-12-01'],
    ['24 nov', '2026-11-24'],
    ['24 November 2027', '2027-11-24'],
    ['nov 24', '2026-11-24'],
    ['Nov 24, 2027', '2027-11-24'],
    ['1st dec', '2026-12-01'],
    ['24.11.', '2026-11-24'],
    ['24/11', '2026-11-24'],
    ['24.11.2027', '2027-11-24'],
    ['Tue 24 Nov', '2026-11-24'],
    ['5 jan', '2027-01-05'],
    ['+3', '2026-11-24'],
    ['+2w', '2026-12-05'],
    ['-1d', '2026-11-20'],
    ['2026-12-24', '2026-12-24'],
  ])('%s is %s', (typed, expected) => {
    expect(parseDay(typed, today)).toBe(expected);
  });

  test.each(['', 'm', 'maria', '31 feb', '32.1.', '2026-02-30', '+', 'next'])('%j is none', (typed) => {
    expect(parseDay(typed, today)).toBeNull();
  });

  test('what is shown reads back as itself, for the half year around today', () => {
    fc.assert(
      fc.property(fc.integer({ min: -150, max: 170 }), (count) => {
        const day = addDays(today, count);
        expect(parseDay(formatDay(day), today)).toBe(day);
        expect(parseDay(formatDay(day, { weekday: 'long' }), today)).toBe(day);
      }),
    );
  });
});
