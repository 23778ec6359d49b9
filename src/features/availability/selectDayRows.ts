import type { Day, Id } from '@/domain/primitives';
import type { StoreState } from '@/store/entityState';
import { type Availability, staffDayKey } from './availability';
import { availabilitySlice } from './availabilitySlice';

const { selectById, selectIdsBy } = availabilitySlice.selectors;

/** One person's availability of one day, in order; a new array each time. */
export function selectDayRows(state: StoreState, staffId: Id, day: Day): readonly Availability[] {
  return selectIdsBy(state, 'staffDay', staffDayKey(staffId, day)).flatMap(
    (id) => selectById(state, id) ?? [],
  );
}
