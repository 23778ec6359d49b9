import { describe, expect, it } from 'vitest';
import { compareStatus, sameStatus, statusAt, statusText } from '@/dashboards/operator/staffStatus';
import { minutesOf } from '@/domain/calendar';
import type { WallTime } from '@/domain/primitives';

const row = (startTime: string, endTime: string, isActive = true) => ({
  startTime: startTime as WallTime,
  endTime: endTime as WallTime,
  isActive,
});
const at = (time: string, ...rows: ReturnType<typeof row>[]) =>
  statusText(statusAt(rows, minutesOf(time as WallTime)));

describe('statusAt', () => {
  const day = [row('09:00', '12:00'), row('14:00', '17:00')];

  it('says until when somebody is available, counting touching stretches as one', () => {
    expect(at('09:00', ...day)).toBe('Available now until 12:00');
    expect(at('10:00', row('09:00', '12:00'), row('12:00', '17:00'))).toBe('Available now until 17:00');
  });

  it('says from when, before and between stretches', () => {
    expect(at('08:59', ...day)).toBe('Free from 09:00');
    expect(at('12:00', ...day)).toBe('Free from 14:00');
  });

  it('tells a day that is over from a day off', () => {
    expect(at('17:00', ...day)).toBe('Done for today');
    expect(at('10:00')).toBe('Off today');
  });

  it('does not count what is switched off', () => {
    expect(at('10:00', row('09:00', '12:00', false))).toBe('Off today');
    expect(at('10:00', row('09:00', '12:00', false), row('14:00', '15:00'))).toBe('Free from 14:00');
  });

  it('holds until the last minute of the day', () => {
    expect(at('23:58', row('22:00', '23:59'))).toBe('Available now until 23:59');
  });
});

describe('sameStatus', () => {
  it('is about the words on the screen', () => {
    const now = { kind: 'now', until: '12:00' as WallTime } as const;
    expect(sameStatus(now, { ...now })).toBe(true);
    expect(sameStatus(now, { kind: 'now', until: '13:00' as WallTime })).toBe(false);
    expect(sameStatus({ kind: 'done' }, { kind: 'off' })).toBe(false);
  });
});

describe('compareStatus', () => {
  it('puts who is free longest first, then who comes next, then nobody', () => {
    const statuses = [
      { kind: 'off' },
      { kind: 'later', from: '15:00' as WallTime },
      { kind: 'now', until: '12:00' as WallTime },
      { kind: 'done' },
      { kind: 'later', from: '14:00' as WallTime },
      { kind: 'now', until: '17:00' as WallTime },
    ] as const;
    expect(statuses.toSorted(compareStatus).map(statusText)).toEqual([
      'Available now until 17:00',
      'Available now until 12:00',
      'Free from 14:00',
      'Free from 15:00',
      'Done for today',
      'Off today',
    ]);
  });
});
