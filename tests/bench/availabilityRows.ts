import { addDays } from '@/domain/calendar';
import type { Day, Id, WallTime } from '@/domain/primitives';
import type { Availability } from '@/features/availability/availability';
import type { Staff } from '@/features/staff/staff';

/** A stable UUID for a number, so that two pages make the same rows. */
export function idOf(kind: number, n: number): Id {
  return `0190${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as Id;
}

export function staffMember(n: number): Staff {
  return {
    id: idOf(1, n),
    rev: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    name: `Therapist ${String(n).padStart(4, '0')}`,
    role: 'therapist',
    colour: '#0f766e',
    serviceIds: [],
    isActive: true,
  } as unknown as Staff;
}

/** Row `n` of a full board: three stretches for each therapist and day, 14 days from `firstDay` on. */
export function availabilityRow(n: number, firstDay: Day, rev = 1): Availability {
  const stretch = n % 3;
  const day = Math.floor(n / 3) % 14;
  const staff = Math.floor(n / 42);
  return {
    id: idOf(2, n),
    rev,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    staffId: idOf(1, staff),
    date: addDays(firstDay, day),
    startTime: `${String(8 + 4 * stretch).padStart(2, '0')}:00` as WallTime,
    endTime: `${String(11 + 4 * stretch).padStart(2, '0')}:${rev % 2 === 0 ? '30' : '00'}` as WallTime,
    isActive: true,
    seriesId: null,
  } as unknown as Availability;
}
