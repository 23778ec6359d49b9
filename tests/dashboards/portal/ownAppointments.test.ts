import { describe, expect, test } from 'vitest';
import type { Id, Instant } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import { appointmentStatuses } from '@/features/appointments/appointmentStatus';
import { ownAppointments } from '@/dashboards/portal/ownAppointments';

const now = Date.parse('2026-11-20T15:00:00.000Z');
const inHours = (hours: number) => new Date(now + hours * 3_600_000).toISOString() as Instant;

function appointment(id: string, startsIn: number, status: Appointment['status'] = 'confirmed'): Appointment {
  return {
    id: id as Id,
    patientId: 'p' as Id,
    staffId: 's' as Id,
    serviceId: 'v' as Id,
    startsAt: inHours(startsIn),
    endsAt: inHours(startsIn + 1),
    status,
    address: null,
    notes: null,
    overbookReason: null,
    seriesId: null,
    rev: 1,
    createdAt: inHours(-99),
    updatedAt: inHours(-99),
  };
}

const idsOf = (rows: readonly Appointment[]) => rows.map(({ id }) => id);

describe('one’s own appointments', () => {
  test('are the next one, those after it in order, and what is over, the latest first', () => {
    const rows = [
      appointment('long ago', -50),
      appointment('yesterday', -24),
      appointment('under way', -0.5, 'inProgress'),
      appointment('tomorrow', 24, 'requested'),
      appointment('later', 48),
    ];
    const { next, upcoming, past } = ownAppointments(rows, now);
    expect(next?.id).toBe('under way');
    expect(idsOf(upcoming)).toEqual(['tomorrow', 'later']);
    expect(idsOf(past)).toEqual(['yesterday', 'long ago']);
  });

  test('what was called off is not what comes next, however soon it would be', () => {
    const rows = [appointment('cancelled', 1, 'cancelled'), appointment('missed', 2, 'noShow')];
    const { next, past } = ownAppointments(rows, now);
    expect(next).toBeNull();
    expect(idsOf(past)).toEqual(['missed', 'cancelled']);
  });

  test('it is over with its end, not with its start', () => {
    expect(ownAppointments([appointment('ends now', -1)], now).next).toBeNull();
    expect(ownAppointments([appointment('ends soon', -0.99)], now).next?.id).toBe('ends soon');
  });

  test('each is in exactly one place, whatever its status', () => {
    const rows = appointmentStatuses.flatMap((status) => [
      appointment(`${status} before`, -5, status),
      appointment(`${status} ahead`, 5, status),
    ]);
    const { next, upcoming, past } = ownAppointments(rows, now);
    const shown = idsOf([...(next ? [next] : []), ...upcoming, ...past]);
    expect(shown.toSorted()).toEqual(idsOf(rows).toSorted());
  });
});
