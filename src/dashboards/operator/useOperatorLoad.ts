import { useState } from 'react';
import { addDays } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { availabilitySlice, fetchAvailability } from '@/features/availability/availabilitySlice';
import { fetchStaff, staffSlice } from '@/features/staff/staffSlice';
import type { Load } from '@/store/entityState';
import { useAppDispatch, useLoaded } from '@/store/hooks';

export interface OperatorLoad {
  /** Nothing was ever there to show. */
  isFirst: boolean;
  /** Other days are on their way; an empty cell means nothing yet. */
  isBusy: boolean;
  problem: Load['problem'];
  retry(): void;
}

/** Everybody on the staff, `dayCount` days from `day` on, and today, which says who is free now. */
export function useOperatorLoad(day: Day, dayCount: number, today: Day): OperatorLoad {
  const dispatch = useAppDispatch();
  const last = addDays(day, dayCount - 1);
  const range = { from: day, to: last };
  const todayRange = day <= today && today <= last ? range : { from: today, to: today };
  const loads = [
    useLoaded(staffSlice, {}),
    useLoaded(availabilitySlice, range),
    useLoaded(availabilitySlice, todayRange),
  ];
  const isReady = loads.every(({ status }) => status === 'ready');
  const [wasReady, setWasReady] = useState(isReady);
  if (isReady && !wasReady) setWasReady(true);
  return {
    isFirst: !wasReady,
    isBusy: !isReady,
    problem: loads.find(({ status }) => status === 'failed')?.problem,
    retry() {
      void dispatch(fetchStaff({}));
      void dispatch(fetchAvailability(range));
      void dispatch(fetchAvailability(todayRange));
    },
  };
}
