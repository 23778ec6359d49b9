import { describe, expect, test } from 'vitest';
import { readAppointmentChange } from '@/dashboards/calendar/readAppointmentChange';
import type { Appointment } from '@/features/appointments/appointment';
import type { OthersChange } from '@/store/useOthersChanges';

const row = {
  id: 'a',
  rev: 2,
  staffId: 's',
  patientId: 'p',
  startsAt: '2026-11-24T15:00:00.000Z',
  endsAt: '2026-11-24T16:00:00.000Z',
  status: 'confirmed',
} as unknown as Appointment;

function read(
  op: 'created' | 'updated' | 'deleted',
  now: Appointment | null,
  before?: Appointment,
  via = 'push',
) {
  const change = { event: { op, ...(now ? { row: now } : {}) }, extra: { staffName: 'Maria' }, via, before };
  return readAppointmentChange(change as unknown as OthersChange, 'America/New_York')?.words;
}

describe('what somebody else did with an appointment, in words', () => {
  test('booked, requested, moved, given another status, changed, deleted', () => {
    const when = 'Maria: Tue 24 Nov 10:00–11:00';
    expect(read('created', row)).toBe(`${when} booked by somebody else`);
    expect(read('created', { ...row, status: 'requested' })).toBe(`${when} requested by somebody else`);
    const earlier = { ...row, startsAt: '2026-11-23T15:00:00.000Z' } as Appointment;
    expect(read('updated', row, earlier)).toBe(`${when} moved by somebody else`);
    expect(read('updated', { ...row, status: 'noShow' }, row)).toBe(`${when} no-show by somebody else`);
    expect(read('updated', row, row, 'tab')).toBe(`${when} changed in another tab`);
    expect(read('deleted', null, row)).toBe(`${when} deleted by somebody else`);
  });

  test('a row that was never here is nothing to speak of', () => {
    expect(read('deleted', null)).toBeUndefined();
  });

  test('a moved one concerns the day it left as well', () => {
    const earlier = { ...row, startsAt: '2026-11-23T15:00:00.000Z' } as Appointment;
    const change = { event: { op: 'updated', row }, extra: {}, via: 'push', before: earlier };
    const told = readAppointmentChange(change as unknown as OthersChange, 'America/New_York');
    expect([told?.day, told?.dayBefore]).toEqual(['2026-11-24', '2026-11-23']);
  });
});
