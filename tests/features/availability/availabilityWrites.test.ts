import { expect, test } from 'vitest';
import { Day, type Id, WallTime } from '@/domain/primitives';
import type { Availability } from '@/features/availability/availability';
import { patchBetween, reversal } from '@/features/availability/availabilityWrites';

const row = {
  id: 'a' as Id,
  staffId: 's' as Id,
  rev: 3,
  date: Day.parse('2026-11-24'),
  startTime: WallTime.parse('09:00'),
  endTime: WallTime.parse('12:00'),
  isActive: true,
  seriesId: null,
} as Availability;

test('a patch names only what changes, so that edits of different fields merge', () => {
  expect(patchBetween(row, row)).toBeNull();
  expect(patchBetween(row, { ...row, endTime: WallTime.parse('13:00') })).toEqual({ endTime: '13:00' });
});

test('undoing puts back exactly what the patch changed', () => {
  expect(reversal(row, { isActive: false, endTime: WallTime.parse('13:00') })).toEqual({
    isActive: true,
    endTime: '12:00',
  });
});
