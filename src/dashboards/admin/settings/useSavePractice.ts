import { useCallback } from 'react';
import { LockstepError } from '@/domain/errors';
import { Practice } from '@/protocol/session';
import type { ActResult } from '@/store/act';
import { useAppDispatch } from '@/store/hooks';
import type { Thunk } from '@/store/thunk';

/** What of the practice can be changed; what is left out stays. */
export type PracticePatch = Partial<Omit<Practice, 'id'>>;

/** Stores settings of the practice; every screen that is open follows by the row that the database makes of them. */
export function useSavePractice(): (patch: PracticePatch) => Promise<ActResult<Practice>> {
  const dispatch = useAppDispatch();
  return useCallback((patch) => dispatch(save(patch)), [dispatch]);
}

function save(patch: PracticePatch): Thunk<Promise<ActResult<Practice>>> {
  return async (_dispatch, _getState, { engine, random }) => {
    const request = { method: 'PATCH', path: '/practice', body: patch, mutationId: random.id() } as const;
    try {
      const { row } = await engine.submit('practice', request);
      engine.expectNews();
      return { ok: true, answer: Practice.parse(row) };
    } catch (error) {
      if (error instanceof LockstepError) return { ok: false, problem: error };
      const detail = 'The server could not be reached. Look again before you repeat it.';
      return { ok: false, problem: new LockstepError('unavailable', detail, { cause: error }) };
    }
  };
}
