import { shallowEqual } from 'react-redux';
import { useAppSelector } from '@/store/hooks';
import { referralSlice } from './referralSlice';
import { referralStatuses } from './referralStatus';

const { selectById, selectIdsBy } = referralSlice.selectors;

/** Whom this practice referred to so far, of what is loaded: the most usual first, each once. */
export function useKnownProviders(): readonly string[] {
  return useAppSelector((state) => {
    const counts = new Map<string, number>();
    for (const status of referralStatuses) {
      for (const id of selectIdsBy(state, 'status', status)) {
        const name = selectById(state, id)?.toProvider;
        if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    const usual = [...counts].toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b));
    return usual.map(([name]) => name);
  }, shallowEqual);
}
