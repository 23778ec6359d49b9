import { useCallback } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { type Availability, staffDayKey } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { type Entry, rowsOf, useDerivedBy } from '@/store/hooks';
import { sameStatus, statusAt, type StaffStatus } from './staffStatus';

/**
 * Renders anew only when the words would change, however often the rows behind them do.
 * @param minute of the wall clock, since midnight
 */
export function useStaffStatus(staffId: Id, today: Day, minute: number): StaffStatus {
  const derive = useCallback(
    (entries: readonly Entry<Availability>[]) => statusAt(rowsOf(entries), minute),
    [minute],
  );
  return useDerivedBy(availabilitySlice, 'staffDay', staffDayKey(staffId, today), derive, sameStatus);
}
