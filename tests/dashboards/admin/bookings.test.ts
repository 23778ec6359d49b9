import { describe, expect, it } from 'vitest';
import { type BookingWish, isWanted } from '@/dashboards/admin/bookings/useBookings';
import { appointmentRow, idOf } from '../../features/appointments/page/practiceRows';

const any: BookingWish = { staffId: null, serviceId: null, status: null, groupBy: 'day' };
const row = appointmentRow(1, { status: 'confirmed' });

describe('a booking', () => {
  it.each([
    [{}, true],
    [{ staffId: row.staffId }, true],
    [{ staffId: idOf(1, 3) }, false],
    [{ serviceId: row.serviceId, status: 'confirmed' }, true],
    [{ serviceId: idOf(3, 2) }, false],
    [{ status: 'cancelled' }, false],
    [{ staffId: row.staffId, serviceId: row.serviceId, status: 'cancelled' }, false],
  ] as const)('asked for by %j is listed: %s', (wish, isListed) => {
    expect(isWanted(row, { ...any, ...wish })).toBe(isListed);
  });
});
