import { useCallback } from 'react';
import { staffDayKey } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { Day, Id } from '@/domain/primitives';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';
import { sameStatus, statusAt, type StaffStatus } from './staffStatus';

const { selectById, selectIdsBy } = availabilitySlice.selectors;

/** @param minute of the wall clock, since midnight */
export function selectStaffStatus(state: StoreState, staffId: Id, today: Day, minute: number): StaffStatus {
  const ids = selectIdsBy(state, 'staffDay', staffDayKey(staffId, today));
  return statusAt(
    ids.flatMap((id) => selectById(state, id) ?? []),
    minute,
  );
}

/** Renders anew only when the words would change, however often the rows behind them do. */
export function useStaffStatus(staffId: Id, today: Day, minute: number): StaffStatus {
  const select = useCallback(
    (state: StoreState) => selectStaffStatus(state, staffId, today, minute),
    [staffId, today, minute],
  );
  return useAppSelector(select, sameStatus);
}
