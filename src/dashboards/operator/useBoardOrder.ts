import { useCallback, useMemo, useState } from 'react';
import { shallowEqual } from 'react-redux';
import { staffSlice } from '@/features/staff/staffSlice';
import type { Day, Id } from '@/domain/primitives';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';
import { boardOrder, heldOrder, type OrderWish } from './boardOrder';
import { selectStaffStatus } from './useStaffStatus';
import { watchHands, type HandsWatch } from './watchHands';

export interface BoardOrder {
  ids: readonly Id[];
  /** Another order would be right by now, but rows do not move under somebody's hands. */
  isHeld: boolean;
  /** Takes the right order now. */
  apply(): void;
  /** Takes the right order if nobody worked on the board since the last call. */
  applyIfIdle(): void;
  /** To be spread on the element around the board. */
  watch: HandsWatch;
}

/**
 * Who stands on the board, in which order. What the user asks for happens at once; what time or other people bring
 * about waits until neither pointer nor focus is on the board.
 * @param minute of the wall clock, since midnight
 */
export function useBoardOrder(wish: OrderWish, today: Day, minute: number): BoardOrder {
  const { name, onlyAvailable, sort } = wish;
  const select = useCallback(
    (state: StoreState) => {
      const people = staffSlice.selectors
        .selectAll(state)
        .filter(({ role, isActive }) => role === 'therapist' && isActive);
      return boardOrder(people, (id) => selectStaffStatus(state, id, today, minute), {
        name,
        onlyAvailable,
        sort,
      });
    },
    [name, onlyAvailable, sort, today, minute],
  );
  const wanted = useAppSelector(select, shallowEqual);
  const staffRows = useAppSelector(staffSlice.selectors.selectAll);
  const present = useMemo(
    () => new Set(staffRows.filter(({ isActive }) => isActive).map(({ id }) => id)),
    [staffRows],
  );

  const asked = `${name}|${onlyAvailable}|${sort}|${today}`;
  const [shown, setShown] = useState({ asked, ids: wanted });
  const isNew = shown.asked !== asked || shown.ids.length === 0;
  if (isNew && (shown.asked !== asked || wanted.length > 0)) setShown({ asked, ids: wanted });
  const ids = useMemo(
    () => (isNew ? wanted : heldOrder(shown.ids, wanted, present)),
    [isNew, wanted, shown.ids, present],
  );

  const apply = useCallback(() => setShown({ asked, ids: wanted }), [asked, wanted]);
  const isHeld = !shallowEqual(ids, wanted);
  const [hands] = useState(watchHands);
  const applyIfIdle = useCallback(() => {
    if (hands.wereIdle() && isHeld) apply();
  }, [hands, isHeld, apply]);
  return { ids, isHeld, apply, applyIfIdle, watch: hands.watch };
}
