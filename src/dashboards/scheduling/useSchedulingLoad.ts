import { useState } from 'react';
import type { Day } from '@/domain/primitives';
import { availabilitySlice, fetchAvailability } from '@/features/availability/availabilitySlice';
import { fetchServices, serviceSlice } from '@/features/services/serviceSlice';
import { fetchStaff, staffSlice } from '@/features/staff/staffSlice';
import type { Load } from '@/store/entityState';
import { useAppDispatch, useLoaded } from '@/store/hooks';

export interface SchedulingLoad {
  /** Nothing was ever there to show. */
  isFirst: boolean;
  /** Another week is on its way; an empty cell means nothing yet. */
  isBusy: boolean;
  problem: Load['problem'];
  retry(): void;
}

/** Staff, services and the availability of these days. */
export function useSchedulingLoad(from: Day, to: Day): SchedulingLoad {
  const dispatch = useAppDispatch();
  const loads = [
    useLoaded(staffSlice, {}),
    useLoaded(serviceSlice, {}),
    useLoaded(availabilitySlice, { from, to }),
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
      void dispatch(fetchServices({}));
      void dispatch(fetchAvailability({ from, to }));
    },
  };
}
