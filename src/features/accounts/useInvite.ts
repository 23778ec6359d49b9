import { useCallback } from 'react';
import type { Id } from '@/domain/primitives';
import { act, type ActResult } from '@/store/act';
import { useAppDispatch } from '@/store/hooks';
import { Invitation, type InvitationKind } from './invitation';

/** Makes a one-time link for somebody; one made before opens nothing any more. */
export function useInvite(): (accountId: Id, kind: InvitationKind) => Promise<ActResult<Invitation>> {
  const dispatch = useAppDispatch();
  return useCallback(
    (accountId, kind) => dispatch(act(`/accounts/${accountId}/${kind}`, {}, Invitation)),
    [dispatch],
  );
}
