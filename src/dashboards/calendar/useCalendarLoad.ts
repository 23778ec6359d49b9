import type { Day } from '@/domain/primitives';
import { useLoadedAppointments } from '@/features/appointments/useDayAppointments';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { useLoadedHolds } from '@/features/holds/useHoldsOf';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useLoaded } from '@/store/hooks';
import { useScreenLoad } from '@/store/useScreenLoad';

/** All that a calendar of these days shows, the last included. */
export function useCalendarLoad(from: Day, to: Day) {
  return useScreenLoad([
    useLoaded(staffSlice, {}),
    useLoaded(serviceSlice, {}),
    useLoaded(availabilitySlice, { from, to }),
    useLoadedAppointments(from, to),
    useLoadedHolds(),
  ]);
}
