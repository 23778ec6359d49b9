import { shallowEqual } from 'react-redux';
import type { Day, Id } from '@/domain/primitives';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';
import { type Availability, staffDayKey } from './availability';
import { availabilitySlice } from './availabilitySlice';
import { activeMinutes } from './dayLayout';

const { selectById, selectIdsBy } = availabilitySlice.selectors;

export function selectDayStretches(state: StoreState, staffId: Id, day: Day): readonly Availability[] {
  return selectIdsBy(state, 'staffDay', staffDayKey(staffId, day)).flatMap(
    (id) => selectById(state, id) ?? [],
  );
}

/** One person's stretches of one day, in order; renders again only when one of them changes. */
export function useDayStretches(staffId: Id, day: Day): readonly Availability[] {
  return useAppSelector((state) => selectDayStretches(state, staffId, day), shallowEqual);
}

/** Minutes of active availability over these days. */
export function useActiveMinutes(staffId: Id, days: readonly Day[]): number {
  return useAppSelector((state) =>
    days.reduce((sum, day) => sum + activeMinutes(selectDayStretches(state, staffId, day)), 0),
  );
}
