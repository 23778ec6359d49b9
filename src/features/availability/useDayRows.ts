import type { Day, Id } from '@/domain/primitives';
import { useIdsBy, useRowsBy } from '@/store/hooks';
import { type Availability, staffDayKey } from './availability';
import { availabilitySlice } from './availabilitySlice';

/** One therapist's availability of a day; another array only when one of these rows changed. */
export function useStaffDayRows(staffId: Id, day: Day): readonly Availability[] {
  return useRowsBy(availabilitySlice, 'staffDay', staffDayKey(staffId, day));
}

/** Their ids alone; another array only when one came, went or changed its place. */
export function useStaffDayIds(staffId: Id, day: Day): readonly Id[] {
  return useIdsBy(availabilitySlice, 'staffDay', staffDayKey(staffId, day));
}
