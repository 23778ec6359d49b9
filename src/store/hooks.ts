import { useEffect } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import type { CommonFields } from '@/domain/entity';
import { type ListQuery, queryKey } from '@/domain/listQuery';
import type { EntitySlice } from './createEntitySlice';
import type { Load, StoreState } from './entityState';
import type { Dispatch } from './thunk';

export const useAppDispatch = useDispatch.withTypes<Dispatch>();
export const useAppSelector = useSelector.withTypes<StoreState>();

/**
 * The list that a screen shows: loaded when first asked for, kept true by the live loop from then on. Says how loading
 * stands; `ready` stays `ready`.
 */
export function useLoaded<N extends string, R extends CommonFields>(
  slice: EntitySlice<N, R>,
  query: ListQuery<R>,
): Load {
  const dispatch = useAppDispatch();
  const key = queryKey(query);
  useEffect(() => {
    void dispatch(slice.thunks.fetchAll(query));
    // `key` is the query's content; its identity changes with every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [dispatch, slice, key]);
  return useAppSelector((state) => slice.selectors.selectLoad(state, query));
}
