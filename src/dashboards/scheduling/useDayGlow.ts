import { useCallback } from 'react';
import { staffDayKey } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { Day, Id } from '@/domain/primitives';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';
import { useGlow, type GlowProps } from '@/store/useGlow';

const { selectEntry, selectIdsBy } = availabilitySlice.selectors;

/**
 * The mark for a cell that sums up a day: as soon as somebody else changed any row in it. With it, the moment of the
 * latest change, as key of the element that is marked.
 */
export function useDayGlow(staffId: Id, day: Day): [GlowProps, number] {
  const select = useCallback(
    (state: StoreState) => {
      const entries = selectIdsBy(state, 'staffDay', staffDayKey(staffId, day)).flatMap(
        (id) => selectEntry(state, id) ?? [],
      );
      return entries.reduce<(typeof entries)[number] | undefined>(
        (latest, entry) => (latest && latest.at >= entry.at ? latest : entry),
        undefined,
      );
    },
    [staffId, day],
  );
  const latest = useAppSelector(select);
  return [useGlow(latest), latest?.at ?? 0];
}
