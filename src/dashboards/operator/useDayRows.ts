import { useCallback } from 'react';
import { shallowEqual } from 'react-redux';
import { staffDayKey, type Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { Day, Id } from '@/domain/primitives';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';

const { selectById, selectIdsBy } = availabilitySlice.selectors;

function useRowsBy(index: 'day' | 'staffDay', key: string): readonly Availability[] {
  const select = useCallback(
    (state: StoreState) => selectIdsBy(state, index, key).flatMap((id) => selectById(state, id) ?? []),
    [index, key],
  );
  return useAppSelector(select, shallowEqual);
}

/** All availability of a day; another array only when one of these rows changed. */
export function useDayRows(day: Day): readonly Availability[] {
  return useRowsBy('day', day);
}

/** One therapist's availability of a day; another array only when one of these rows changed. */
export function useStaffDayRows(staffId: Id, day: Day): readonly Availability[] {
  return useRowsBy('staffDay', staffDayKey(staffId, day));
}

/** Their ids alone; another array only when one came, went or changed its place. */
export function useStaffDayIds(staffId: Id, day: Day): readonly Id[] {
  const key = staffDayKey(staffId, day);
  return useAppSelector((state) => selectIdsBy(state, 'staffDay', key), shallowEqual);
}
