import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesOf, timeOfMinutes } from '@/domain/calendar';
import type { Day, WallTime } from '@/domain/primitives';
import { openMinutesOf, openTime, type Stretch } from '@/domain/openTime';
import { wallDay } from '@/domain/wallDay';

const plainDay = wallDay('2026-11-24' as Day, 'Europe/Vienna');
const stretch = (startTime: string, endTime: string, isActive = true): Stretch => ({
  startTime: startTime as WallTime,
  endTime: endTime as WallTime,
  isActive,
});
const startsOf = (rows: Stretch[], duration: number, step = 15, day = plainDay) =>
  openTime(rows, duration, step, day).starts.map(({ startTime }) => startTime as string);

describe('openTime', () => {
  it('offers every step from the start at which the whole service fits', () => {
    expect(startsOf([stretch('09:00', '10:30')], 60)).toEqual(['09:00', '09:15', '09:30']);
    expect(startsOf([stretch('09:10', '10:30')], 60)).toEqual(['09:10', '09:25']);
  });

  it('has no start in a stretch that is too short, but still calls it open', () => {
    const { starts, openMinutes } = openTime([stretch('09:00', '09:45')], 60, 15, plainDay);
    expect(starts).toEqual([]);
    expect(openMinutes).toBe(45);
  });

  it('lets the service run over into a touching stretch', () => {
    expect(startsOf([stretch('09:00', '09:30'), stretch('09:30', '10:00')], 60)).toEqual(['09:00']);
  });

  it('counts steps anew from the start of each availability', () => {
    expect(startsOf([stretch('09:00', '09:40'), stretch('09:40', '11:00')], 30, 30)).toEqual([
      '09:00',
      '09:30',
      '09:40',
      '10:10',
    ]);
  });

  it('ignores what is not active', () => {
    expect(startsOf([stretch('09:00', '12:00', false)], 30)).toEqual([]);
  });

  it('agrees with trying every minute of the day', () => {
    const time = fc.integer({ min: 0, max: 286 }).map((fives) => fives * 5);
    const row = fc
      .tuple(time, time, fc.boolean())
      .filter(([a, b]) => a !== b)
      .map(([a, b, active]) => stretch(timeOfMinutes(Math.min(a, b)), timeOfMinutes(Math.max(a, b)), active));
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 5 }),
        fc.constantFrom(5, 30, 60, 90),
        fc.constantFrom(5, 15, 30),
        (rows, duration, step) => {
          const active = rows
            .filter(({ isActive }) => isActive)
            .map(({ startTime, endTime }) => [minutesOf(startTime), minutesOf(endTime)] as const);
          const isOpen = (minute: number) => active.some(([start, end]) => start <= minute && minute < end);
          const wanted: string[] = [];
          for (let minute = 0; minute + duration <= 1440; minute++) {
            const onStep = active.some(
              ([start, end]) => start <= minute && minute < end && (minute - start) % step === 0,
            );
            const fits = Array.from({ length: duration }, (_, i) => minute + i).every(isOpen);
            if (onStep && fits) wanted.push(timeOfMinutes(minute));
          }
          expect(startsOf(rows, duration, step)).toEqual(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a day of 23 or 25 hours', () => {
  const spring = wallDay('2026-03-29' as Day, 'Europe/Vienna');
  const autumn = wallDay('2026-10-25' as Day, 'Europe/Vienna');

  it('has an hour less when the clock skips one', () => {
    expect(openMinutesOf([stretch('01:00', '04:00')], spring)).toBe(120);
    expect(startsOf([stretch('01:00', '04:00')], 60, 60, spring)).toEqual(['01:00', '03:00']);
  });

  it('has an hour more when the clock shows one twice', () => {
    expect(openMinutesOf([stretch('01:00', '04:00')], autumn)).toBe(240);
    expect(startsOf([stretch('01:00', '04:00')], 60, 60, autumn)).toEqual([
      '01:00',
      '02:00',
      '02:00',
      '03:00',
    ]);
  });
});
