import { useCallback, useMemo } from 'react';
import { shallowEqual } from 'react-redux';
import type { Interval } from '@/domain/interval';
import type { Day, Id } from '@/domain/primitives';
import type { StoreState } from '@/store/entityState';
import { type Entry, rowsOf, useAppSelector, useDerivedBy, useLoaded, useRowsBy } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';
import type { Hold } from './hold';
import { heldBy, holdBlocksOn, type HoldOnColumn, type LengthOf, sameHoldBlocks } from './holdBlocks';
import { isOwnHold } from './holdPhase';
import { holdSlice } from './holdSlice';

const { selectById, selectIdsBy } = holdSlice.selectors;

/** Loads every hold there is: there are never many. */
export function useLoadedHolds() {
  return useLoaded(holdSlice, {});
}

/** What is held of one therapist's time, in order; `isOwnHold` tells whose it is. */
export function useHoldsOf(staffId: Id): readonly Hold[] {
  return useRowsBy(holdSlice, 'staff', staffId);
}

/** The same as blocks of a calendar's column. Another array only when one of them stands elsewhere. */
export function useHoldBlocks(staffId: Id, day: Day, lengthOf: LengthOf): readonly HoldOnColumn[] {
  const { timeZone } = useSession().practice;
  const derive = useCallback(
    (entries: readonly Entry<Hold>[]) => holdBlocksOn(rowsOf(entries), day, timeZone, lengthOf),
    [day, timeZone, lengthOf],
  );
  return useDerivedBy(holdSlice, 'staff', staffId, derive, sameHoldBlocks);
}

/** What others hold of several therapists' time, buffers included; null until it is here. */
export function useHeldTime(
  staffIds: readonly Id[],
  lengthOf: LengthOf,
): ReadonlyMap<Id, readonly Interval[]> | null {
  const { user } = useSession();
  const isReady = useLoadedHolds().status === 'ready';
  const select = useCallback(
    (state: StoreState) =>
      staffIds
        .flatMap((staffId) => selectIdsBy(state, 'staff', staffId))
        .flatMap((id) => selectById(state, id) ?? [])
        .filter((row) => !isOwnHold(row, user.id)),
    [staffIds, user.id],
  );
  const rows = useAppSelector(select, shallowEqual);
  return useMemo(() => {
    if (!isReady) return null;
    const of = (staffId: Id) =>
      heldBy(
        rows.filter((row) => row.staffId === staffId),
        lengthOf,
      );
    return new Map(staffIds.map((staffId) => [staffId, of(staffId)]));
  }, [isReady, staffIds, rows, lengthOf]);
}
