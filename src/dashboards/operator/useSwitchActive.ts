import { useCallback } from 'react';
import { useStore } from 'react-redux';
import type { Id } from '@/domain/primitives';
import { availabilitySlice, updateAvailability } from '@/features/availability/availabilitySlice';
import type { StoreState } from '@/store/entityState';
import { useAppDispatch } from '@/store/hooks';
import { formatDay, formatTimeRange } from '@/ui/format';
import { showDone, showRefused } from '@/ui/toasts';

/** Switches one availability on or off, and says what came of it. Keeps its identity. */
export function useSwitchActive(): (id: Id, isActive: boolean) => void {
  const dispatch = useAppDispatch();
  const store = useStore<StoreState>();
  return useCallback(
    (id, isActive) => {
      async function switchTo(next: boolean): Promise<void> {
        const row = availabilitySlice.selectors.selectById(store.getState(), id);
        if (!row) return;
        const outcome = await dispatch(updateAvailability(id, { isActive: next }));
        const when = `${formatDay(row.date)} ${formatTimeRange(row.startTime, row.endTime)}`;
        if (outcome.ok) {
          showDone(`Switched ${next ? 'on' : 'off'} · ${when}`, { undo: () => void switchTo(!next) });
        } else {
          showRefused(`Not switched ${next ? 'on' : 'off'} · ${when}`, outcome.problem, {
            retry: () => void switchTo(next),
          });
        }
      }
      void switchTo(isActive);
    },
    [dispatch, store],
  );
}
