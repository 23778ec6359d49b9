import { describe, expect, it } from 'vitest';
import { openMinutesOf, type Stretch } from '@/domain/openTime';
import type { Day, WallTime } from '@/domain/primitives';
import { wallDay } from '@/domain/wallDay';

const stretch = (startTime: string, endTime: string, isActive = true): Stretch => ({
  startTime: startTime as WallTime,
  endTime: endTime as WallTime,
  isActive,
});

describe('how long a day is open', () => {
  const plain = wallDay('2026-11-24' as Day, 'Europe/Vienna');

  it('counts what two stretches share once, and what is not active never', () => {
    const rows = [stretch('09:00', '11:00'), stretch('10:00', '12:00'), stretch('13:00', '14:00', false)];
    expect(openMinutesOf(rows, plain)).toBe(180);
  });

  it('has an hour less when the clock skips one, and an hour more when it shows one twice', () => {
    const night = [stretch('01:00', '04:00')];
    expect(openMinutesOf(night, wallDay('2026-03-29' as Day, 'Europe/Vienna'))).toBe(120);
    expect(openMinutesOf(night, wallDay('2026-10-25' as Day, 'Europe/Vienna'))).toBe(240);
  });
});
