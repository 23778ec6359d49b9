import { expect, test } from 'vitest';
import { Day, type Id, WallTime } from '@/domain/primitives';
import { hasSame, isWithinReach, weekdaysAfter } from '@/features/availability/copyTargets';

const tuesday = Day.parse('2026-11-24');
const time = (text: string) => WallTime.parse(text);

test('the coming days of a weekday never hold the day itself', () => {
  expect(weekdaysAfter(tuesday, 2)).toEqual(['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22']);
  expect(weekdaysAfter(tuesday, 3)).toEqual(['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16']);
  expect(weekdaysAfter(tuesday, 1)).toEqual(['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21']);
});

test('a copy goes two months either way, and not onto itself', () => {
  expect(isWithinReach(tuesday, tuesday)).toBe(false);
  expect(isWithinReach(tuesday, Day.parse('2027-01-25'))).toBe(true);
  expect(isWithinReach(tuesday, Day.parse('2027-01-26'))).toBe(false);
});

test('the same is the very same times, active or not', () => {
  const there = [{ id: 'a' as Id, startTime: time('09:00'), endTime: time('12:00'), isActive: false }];
  expect(hasSame(there, { startTime: time('09:00'), endTime: time('12:00') })).toBe(true);
  expect(hasSame(there, { startTime: time('09:00'), endTime: time('12:15') })).toBe(false);
});
