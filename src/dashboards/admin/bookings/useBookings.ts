import { useCallback, useRef } from 'react';
import type { Id, Instant } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import {
  itemsByDay,
  itemsByStatus,
  type ListItem,
  sameListItems,
} from '@/features/appointments/appointmentGroups';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import type { AppointmentStatus } from '@/features/appointments/appointmentStatus';
import { meets } from '@/features/appointments/appointmentTimes';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';

/** Which bookings are listed, in which groups. Null: any. */
export interface BookingWish {
  staffId: Id | null;
  serviceId: Id | null;
  status: AppointmentStatus | null;
  groupBy: 'day' | 'status';
}

/** Whether a booking is one of those looked for. */
export function isWanted(row: Appointment, { staffId, serviceId, status }: BookingWish): boolean {
  return (
    (staffId === null || row.staffId === staffId) &&
    (serviceId === null || row.serviceId === serviceId) &&
    (status === null || row.status === status)
  );
}

/** The bookings between two instants under their headings; another array only when one came, went or changed its place. */
export function useBookings(
  bounds: { start: Instant; end: Instant },
  wish: BookingWish,
): readonly ListItem[] {
  const { timeZone } = useSession().practice;
  const last = useRef<{ rows: readonly Appointment[]; key: string; items: readonly ListItem[] } | null>(null);
  const key = JSON.stringify([bounds, wish]);
  const select = useCallback(
    (state: StoreState): readonly ListItem[] => {
      const rows = appointmentSlice.selectors.selectAll(state);
      const known = last.current;
      if (known?.key === key && known.rows === rows) return known.items;
      const wanted = rows.filter((row) => meets(row, bounds) && isWanted(row, wish));
      const items = wish.groupBy === 'status' ? itemsByStatus(wanted) : itemsByDay(wanted, timeZone);
      const isSame = known?.key === key && sameListItems(known.items, items);
      last.current = { rows, key, items: isSame ? known.items : items };
      return last.current.items;
    },
    // `key` is the question's content.
    // oxlint-disable-next-line react/exhaustive-deps
    [key, timeZone],
  );
  return useAppSelector(select);
}
