import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Id } from '@/domain/primitives';
import { patientSlice } from '@/features/patients/patientSlice';
import { patientWords } from '@/features/patients/patientWords';
import type { StoreState } from '@/store/entityState';
import { useAppSelector, useIdsBy } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import { useFreshness } from '@/store/useFreshness';
import { type PagesEnd, type PagesState, patientPagesOf } from './openPatientPages';

export interface LoadedPatients extends Pick<PagesState, 'status' | 'problem' | 'isWhole'> {
  /** In the order of names, complete up to the last one. */
  ids: readonly Id[];
  /** Loads the next page, unless it is under way. */
  more(): void;
}

/** Everybody in the order of names, as far as it was asked for; live. */
export function usePatientPages(): LoadedPatients {
  const runtime = useRuntime();
  const pages = patientPagesOf(runtime);
  const state = useSyncExternalStore(pages.subscribe, pages.get);
  const isReached = useFreshness().state !== 'offline';
  const all = useIdsBy(patientSlice, 'all', '');
  const isOwed = useAppSelector(isAnyOwed);

  useEffect(() => {
    if (pages.get().status === 'none') void pages.more();
  }, [pages]);
  useEffect(() => {
    // What was held means nothing any more, or could not be had while the server was away.
    if (isOwed || (isReached && pages.get().status === 'failed')) void pages.again();
  }, [pages, isOwed, isReached]);

  const { end, isWhole, status, problem } = state;
  const ids = useMemo(() => {
    if (isWhole) return all;
    return end ? all.slice(0, countUpTo(runtime.store.getState(), all, end)) : [];
  }, [runtime, all, end, isWhole]);
  return { ids, status, problem, isWhole, more: () => void pages.more() };
}

function isAnyOwed(state: StoreState): boolean {
  return patientSlice.selectors.selectLoads(state).some((load) => load.isOwed && 'id' in load.query);
}

/** How many of these ids, in order, stand before the end or at it. */
function countUpTo(state: StoreState, ids: readonly Id[], end: PagesEnd): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const id = ids[middle] ?? '';
    const row = patientSlice.selectors.selectById(state, id);
    const words = row ? patientWords(row) : '';
    if (words < end.words || (words === end.words && id <= end.id)) low = middle + 1;
    else high = middle;
  }
  return low;
}
