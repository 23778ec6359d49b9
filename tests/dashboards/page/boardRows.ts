import { addDays } from '@/domain/calendar';
import type { Day, Id, Instant, WallTime } from '@/domain/primitives';
import type { Availability } from '@/features/availability/availability';
import type { Service } from '@/features/services/service';
import type { Staff } from '@/features/staff/staff';

export const firstDay = '2026-11-24' as Day;
export const staffCount = 250;
const dayCount = 14;
const perDay = 3;

const common = {
  rev: 1,
  createdAt: '2026-01-01T00:00:00Z' as Instant,
  updatedAt: '2026-01-01T00:00:00Z' as Instant,
};

function idOf(kind: number, n: number): Id {
  return `0190000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}` as Id;
}

export const service: Service = {
  ...common,
  id: idOf(3, 0),
  name: 'Back massage',
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  priceCents: 7500,
  isActive: true,
} as Service;

export const people: readonly Staff[] = Array.from({ length: staffCount }, (_, n) => ({
  ...common,
  id: idOf(1, n),
  name: `Therapist ${String(n).padStart(3, '0')}`,
  role: 'therapist',
  colour: '#0f766e',
  serviceIds: [service.id],
  isActive: true,
}));

/** Three stretches for each therapist and day: 08–11, 12–15 and 16–19. */
export const rows: readonly Availability[] = people.flatMap(({ id: staffId }, person) =>
  Array.from({ length: dayCount * perDay }, (_, n) => {
    const hour = 8 + 4 * (n % perDay);
    return {
      ...common,
      id: idOf(2, person * dayCount * perDay + n),
      staffId,
      date: addDays(firstDay, Math.floor(n / perDay)),
      startTime: `${String(hour).padStart(2, '0')}:00` as WallTime,
      endTime: `${String(hour + 3).padStart(2, '0')}:00` as WallTime,
      isActive: true,
      seriesId: null,
    };
  }),
);
