import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import type { CommonFields } from '@/domain/entity';
import { type ListQuery, queryKey } from '@/domain/listQuery';
import type { Id } from '@/domain/primitives';
import type { Entry } from '@/sync/core/replica';
import type { EntitySlice } from './createEntitySlice';
import type { Load, StoreState } from './entityState';
import { derived } from './derived';
import { useRuntime } from './LockstepProvider';
import type { Dispatch } from './thunk';

export type { Entry };

export const useAppDispatch = useDispatch.withTypes<Dispatch>();
/** For what concerns a whole screen. What is repeated on it uses `useEntry`, `useRow` and `useIdsBy`. */
export const useAppSelector = useSelector.withTypes<StoreState>();

/** One row with all that is known of it. Renders again when, and only when, this row changes. */
export function useEntry<N extends string, R extends CommonFields>(
  { entity, selectors }: EntitySlice<N, R>,
  id: string,
): Entry<R> | undefined {
  const { store, subscriptions } = useRuntime();
  const subscribe = useCallback(
    (changed: () => void) => subscriptions.toRow(entity.path, id, changed),
    [subscriptions, entity, id],
  );
  return useSyncExternalStore(subscribe, () => selectors.selectEntry(store.getState(), id));
}

/** One row as it is shown. */
export function useRow<N extends string, R extends CommonFields>(
  slice: EntitySlice<N, R>,
  id: string,
): R | undefined {
  return useEntry(slice, id)?.row ?? undefined;
}

/** Ids of the rows under one key of an index, in order. Renders again when, and only when, this list changes. */
export function useIdsBy<N extends string, R extends CommonFields>(
  { entity, selectors }: EntitySlice<N, R>,
  index: string,
  key: string,
): readonly Id[] {
  const { store, subscriptions } = useRuntime();
  const subscribe = useCallback(
    (changed: () => void) => subscriptions.toIndex(entity.path, index, key, changed),
    [subscriptions, entity, index, key],
  );
  return useSyncExternalStore(subscribe, () => selectors.selectIdsBy(store.getState(), index, key));
}

/** The rows under one key of an index, in order. Renders again when this list or a row in it changes. */
export function useRowsBy<N extends string, R extends CommonFields>(
  slice: EntitySlice<N, R>,
  index: string,
  key: string,
): readonly R[] {
  return useDerivedBy(slice, index, key, rowsOf, sameItems);
}

/**
 * Something worked out from what is under one key of an index. Renders again only when the result differs. What works
 * it out must keep its identity as long as it means the same.
 */
export const useDerivedBy = derivedHook('toRowsOf');

/**
 * The same for a figure over many rows: it follows a moment later, once for all that changed until then, so that no
 * changed row waits for it to be worked out.
 */
export const useSummaryBy = derivedHook('toSummaryOf');

function derivedHook(told: 'toRowsOf' | 'toSummaryOf') {
  return function useDerived<N extends string, R extends CommonFields, T>(
    { entity, selectors }: EntitySlice<N, R>,
    index: string,
    key: string,
    derive: (entries: readonly Entry<R>[]) => T,
    isSame: (a: T, b: T) => boolean,
  ): T {
    const { store, subscriptions } = useRuntime();
    const subscribe = useCallback(
      (changed: () => void) => subscriptions[told](entity.path, index, key, changed),
      [subscriptions, entity, index, key],
    );
    const read = useMemo(() => {
      const compute = () => {
        const state = store.getState();
        const ids = selectors.selectIdsBy(state, index, key);
        return derive(ids.flatMap((id) => selectors.selectEntry(state, id) ?? []));
      };
      return derived(() => store.getState()[entity.path], compute, isSame);
    }, [store, entity, selectors, index, key, derive, isSame]);
    return useSyncExternalStore(subscribe, read);
  };
}

/** What is shown of these entries. */
export function rowsOf<R>(entries: readonly Entry<R>[]): readonly R[] {
  return entries.flatMap(({ row }) => (row === null ? [] : [row]));
}

export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

export interface LoadedList extends Load {
  /** Asks again after a failure; does nothing for what is there. */
  retry(): void;
}

/**
 * The list that a screen shows: loaded when first asked for, kept true by the live loop from then on. Says how loading
 * stands; `ready` stays `ready`.
 */
export function useLoaded<N extends string, R extends CommonFields>(
  slice: EntitySlice<N, R>,
  query: ListQuery<R>,
): LoadedList {
  const dispatch = useAppDispatch();
  const key = queryKey(query);
  const retry = useCallback(() => {
    void dispatch(slice.thunks.fetchAll(query));
    // `key` is the query's content; its identity changes with every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [dispatch, slice, key]);
  useEffect(retry, [retry]);
  const load = useAppSelector((state) => slice.selectors.selectLoad(state, key));
  return { ...load, retry };
}
