import { useCallback, useMemo, useState } from 'react';
import { staffSlice } from '@/features/staff/staffSlice';
import type { Day, Id } from '@/domain/primitives';
import { rowsByStaff } from '@/features/availability/rowsByStaff';
import type { Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { type Entry, rowsOf, sameItems, useAppSelector, useSummaryBy } from '@/store/hooks';
import { boardOrder, heldOrder, type OrderWish } from './boardOrder';
import { statusAt } from './staffStatus';
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
  const staffRows = useAppSelector(staffSlice.selectors.selectAll);
  const derive = useCallback(
    (entries: readonly Entry<Availability>[]) => {
      const people = staffRows.filter(({ role, isActive }) => role === 'therapist' && isActive);
      const byPerson = rowsByStaff(rowsOf(entries));
      const statusOf = (id: Id) => statusAt(byPerson.get(id) ?? [], minute);
      return boardOrder(people, statusOf, { name, onlyAvailable, sort });
    },
    [staffRows, name, onlyAvailable, sort, minute],
  );
  const wanted = useSummaryBy(availabilitySlice, 'day', today, derive, sameItems);
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
  const isHeld = !sameItems(ids, wanted);
  const [hands] = useState(watchHands);
  const applyIfIdle = useCallback(() => {
    if (hands.wereIdle() && isHeld) apply();
  }, [hands, isHeld, apply]);
  return { ids, isHeld, apply, applyIfIdle, watch: hands.watch };
}
