import { useCallback, useRef } from 'react';
import { shallowEqual } from 'react-redux';
import { referralSlice } from '@/features/referrals/referralSlice';
import { referralStatuses, type ReferralStatus } from '@/features/referrals/referralStatus';
import type { StoreState } from '@/store/entityState';
import { type LoadedList, useAppSelector, useLoaded } from '@/store/hooks';
import { useToday } from '@/ui/sessionContext';
import { groupReferrals, type ReferralItem, sameReferralItems } from './referralGroups';

const { selectById, selectIdsBy } = referralSlice.selectors;

/** Null: every status. */
export type StatusFilter = ReferralStatus | null;

/** What the list shows, of what is loaded; another array only when a line came, went or changed its place. */
export function useReferralItems(filter: StatusFilter): readonly ReferralItem[] {
  const today = useToday();
  const last = useRef<{ state: unknown; key: string; items: readonly ReferralItem[] } | null>(null);
  const key = `${filter} ${today}`;
  const select = useCallback(
    (state: StoreState): readonly ReferralItem[] => {
      const of = state[referralSlice.entity.path];
      const known = last.current;
      if (known?.key === key && known.state === of) return known.items;
      const rows = (filter ? [filter] : referralStatuses).flatMap((status) =>
        selectIdsBy(state, 'status', status).flatMap((id) => selectById(state, id) ?? []),
      );
      const items = groupReferrals(rows, today);
      const isSame = known?.key === key && sameReferralItems(known.items, items);
      last.current = { state: of, key, items: isSame ? known.items : items };
      return last.current.items;
    },
    [key, filter, today],
  );
  return useAppSelector(select);
}

/** How many referrals stand in each status, of what is loaded. */
export function useStatusCounts(): Readonly<Record<ReferralStatus, number>> {
  return useAppSelector(
    (state) =>
      Object.fromEntries(
        referralStatuses.map((status) => [status, selectIdsBy(state, 'status', status).length]),
      ) as Record<ReferralStatus, number>,
    shallowEqual,
  );
}

/**
 * Loads every referral, by status: what something is still expected of is there first; what is over, and grows for years,
 * never holds the screen up.
 */
export function useLoadedReferrals(): { open: readonly LoadedList[]; over: readonly LoadedList[] } {
  return {
    open: [
      useLoaded(referralSlice, { status: 'draft' }),
      useLoaded(referralSlice, { status: 'sent' }),
      useLoaded(referralSlice, { status: 'accepted' }),
    ],
    over: [
      useLoaded(referralSlice, { status: 'completed' }),
      useLoaded(referralSlice, { status: 'declined' }),
      useLoaded(referralSlice, { status: 'cancelled' }),
    ],
  };
}
