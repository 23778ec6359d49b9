import { useCallback } from 'react';
import type { Id } from '@/domain/primitives';
import { act, type ActResult } from '@/store/act';
import { useAppDispatch } from '@/store/hooks';
import { Invitation } from './invitation';

/** Makes a one-time link for somebody; one made before opens nothing any more. */
export function useInvite(): (accountId: Id) => Promise<ActResult<Invitation>> {
  const dispatch = useAppDispatch();
  return useCallback(
    (accountId) => dispatch(act(`/accounts/${accountId}/invite`, {}, Invitation)),
    [dispatch],
  );
}
