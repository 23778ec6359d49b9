import { describe, expect, test } from 'vitest';
import { Day, type Id, WallTime } from '@/domain/primitives';
import type { Availability } from '@/features/availability/availability';
import { nextStretch } from '@/features/availability/nextStretch';

const today = Day.parse('2026-11-24');
const time = (text: string) => WallTime.parse(text);

function row(date: string, start: string, end: string, isActive = true): Availability {
  const common = { id: `${date}${start}` as Id, staffId: 's' as Id, rev: 1, seriesId: null };
  const written = { createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
  return { ...common, ...written, date, startTime: start, endTime: end, isActive } as Availability;
}

const rows = [
  row('2026-11-25', '08:00', '12:00'),
  row('2026-11-24', '14:00', '16:00'),
  row('2026-11-24', '16:00', '18:00'),
  row('2026-11-24', '09:00', '12:00'),
  row('2026-11-24', '12:30', '13:30', false),
];

describe('where somebody stands', () => {
  test.each([
    ['08:00', { kind: 'next', day: '2026-11-24', start: '09:00', end: '12:00' }],
    ['09:00', { kind: 'now', until: '12:00' }],
    ['12:00', { kind: 'next', day: '2026-11-24', start: '14:00', end: '18:00' }],
    ['15:00', { kind: 'now', until: '18:00' }],
    ['18:00', { kind: 'next', day: '2026-11-25', start: '08:00', end: '12:00' }],
  ])('at %s', (now, expected) => {
    expect(nextStretch(rows, today, time(now))).toEqual(expected);
  });

  test('is nowhere when nothing active is left', () => {
    expect(nextStretch([row('2026-11-23', '09:00', '12:00')], today, time('08:00'))).toBeNull();
    expect(nextStretch([], today, time('08:00'))).toBeNull();
  });
});
