import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeOfMinutes } from '@/domain/calendar';
import { parseTime } from '@/ui/parseTime';

describe('a time as people type it', () => {
  test.each([
    ['9', '09:00'],
    ['09', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['1430', '14:30'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['9h30', '09:30'],
    ['14h', '14:00'],
    ['9pm', '21:00'],
    ['9:30 am', '09:30'],
    ['12am', '00:00'],
    ['12 p', '12:00'],
    ['  17:05 ', '17:05'],
    ['0', '00:00'],
  ])('%s is %s', (typed, time) => {
    expect(parseTime(typed)).toBe(time);
  });

  test.each(['', 'x', '24', '24:00', '9:60', '975', '13pm', '0am', '9:3', '12345', '-9', '9 9'])(
    '%j is none',
    (typed) => {
      expect(parseTime(typed)).toBeNull();
    },
  );

  test('what is shown reads back as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        expect(parseTime(timeOfMinutes(minutes))).toBe(timeOfMinutes(minutes));
      }),
    );
  });
});
