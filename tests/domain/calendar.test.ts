import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayOfInstant,
  daysBetween,
  minutesOf,
  sevenDaysWith,
  timeOfMinutes,
  wallTimeOfInstant,
  weekdayOf,
  weekNumber,
  weekOf,
} from '@/domain/calendar';
import { Day, WallTime } from '@/domain/primitives';

const day = (text: string) => Day.parse(text);
const someDay = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('days', () => {
  test('cross months, years and leap days', () => {
    expect(addDays(day('2026-11-30'), 1)).toBe('2026-12-01');
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(day('2027-01-01'), -1)).toBe('2026-12-31');
  });

  test('adding and counting undo each other', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -20_000, max: 20_000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });
});

describe('a week', () => {
  test('holds its day, has seven in a row and begins where the practice begins it', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 7 }), (within, weekStartsOn) => {
        const week = weekOf(within, weekStartsOn);
        expect(week).toContain(within);
        expect(weekdayOf(week[0])).toBe(weekStartsOn);
        expect(week.map((each) => daysBetween(week[0], each))).toEqual([0, 1, 2, 3, 4, 5, 6]);
      }),
    );
  });

  test('counted from today holds its day and is whole weeks away', () => {
    fc.assert(
      fc.property(someDay, someDay, (within, today) => {
        const seven = sevenDaysWith(within, today);
        expect(seven).toContain(within);
        expect(daysBetween(today, seven[0]) % 7).toBeCloseTo(0);
        expect(seven.map((each) => daysBetween(seven[0], each))).toEqual([0, 1, 2, 3, 4, 5, 6]);
      }),
    );
  });

  test('is numbered as ISO does', () => {
    expect(weekNumber(day('2026-11-24'))).toBe(48);
    expect(weekNumber(day('2027-01-01'))).toBe(53);
  });
});

describe('an instant on the practice’s wall', () => {
  const at = (iso: string) => Date.parse(iso);

  test('has the day and time of the practice’s zone, not of the viewer’s', () => {
    const instant = at('2026-11-24T03:30:59Z');
    expect(dayOfInstant(instant, 'America/New_York')).toBe('2026-11-23');
    expect(wallTimeOfInstant(instant, 'America/New_York')).toBe('22:30');
    expect(dayOfInstant(instant, 'Asia/Tokyo')).toBe('2026-11-24');
    expect(wallTimeOfInstant(instant, 'Asia/Tokyo')).toBe('12:30');
  });

  test('jumps with daylight saving', () => {
    expect(wallTimeOfInstant(at('2026-03-29T00:59:00Z'), 'Europe/Berlin')).toBe('01:59');
    expect(wallTimeOfInstant(at('2026-03-29T01:00:00Z'), 'Europe/Berlin')).toBe('03:00');
    expect(wallTimeOfInstant(at('2026-10-25T00:30:00Z'), 'Europe/Berlin')).toBe('02:30');
    expect(wallTimeOfInstant(at('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toBe('02:30');
  });
});

describe('wall times', () => {
  test('are minutes since midnight and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        const time = WallTime.parse(timeOfMinutes(minutes));
        expect(minutesOf(time)).toBe(minutes);
      }),
    );
  });

  test('stay within their day', () => {
    expect(timeOfMinutes(1440)).toBe('23:59');
    expect(timeOfMinutes(-5)).toBe('00:00');
  });
});
