import { useEffect } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { useAppDispatch } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import { availabilitySlice, fetchAvailability } from './availabilitySlice';

const checkMs = 1000;

/**
 * Answers the requests of `triggerAvailabilityRefresh`: once a second, a tab that shows the therapist and day asks the
 * server for it, also one that was opened a moment after the request. Mounted once.
 */
export function useAvailabilityRefresh(): void {
  const { sync, store, clock } = useRuntime();
  const dispatch = useAppDispatch();
  useEffect(() => {
    let cancel = () => {};
    const check = () => {
      for (const { staffId, date } of sync.pendingRefreshes()) {
        const shown = availabilitySlice.selectors
          .selectLoads(store.getState())
          .some(({ status, query }) => status === 'ready' && shows(query, staffId, date));
        if (!shown || !sync.needsAvailabilityRefresh(staffId, date)) continue;
        const day = date as Day;
        void dispatch(fetchAvailability({ staffId: staffId as Id, from: day, to: day, forceRefresh: true }));
      }
      cancel = clock.after(checkMs, check);
    };
    check();
    return () => cancel();
  }, [sync, store, clock, dispatch]);
}

function shows(query: Readonly<Record<string, unknown>>, staffId: string, date: string): boolean {
  const { staffId: wanted, from, to } = query;
  return (
    (wanted === undefined || wanted === staffId) &&
    (typeof from !== 'string' || from <= date) &&
    (typeof to !== 'string' || date <= to)
  );
}
