import { useMemo } from 'react';
import type { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import { useAppDispatch } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import type { Thunk } from '@/store/thunk';

export type CallResult<T> = { ok: true; answer: T } | { ok: false; problem: LockstepError };

/** What is asked of the server about ways in. Nothing of it is kept in the store: it is of one screen only. */
export interface SessionCalls {
  get<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<CallResult<T>>;
  /** Sent once: a code or a password that was heard is not said a second time. */
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<CallResult<T>>;
  /** Sent until its outcome is known; what is gone already counts as done. */
  remove(path: string): Promise<CallResult<null>>;
}

export function useSessionCalls(): SessionCalls {
  const { calls } = useRuntime();
  const dispatch = useAppDispatch();
  return useMemo(
    () => ({
      get: (path, schema, signal) => outcome(() => calls.get(path, schema, signal)),
      post: (path, body, schema) => outcome(() => calls.post(path, body, schema)),
      remove: (path) => outcome(() => dispatch(removeAt(path))),
    }),
    [calls, dispatch],
  );
}

function removeAt(path: string): Thunk<Promise<null>> {
  return async (_dispatch, _getState, { engine, random }) => {
    try {
      await engine.submit(path, { method: 'DELETE', path, mutationId: random.id() });
    } catch (error) {
      if (!(error instanceof LockstepError && error.code === 'not_found')) throw error;
    }
    return null;
  };
}

async function outcome<T>(call: () => Promise<T>): Promise<CallResult<T>> {
  try {
    return { ok: true, answer: await call() };
  } catch (error) {
    if (error instanceof LockstepError) return { ok: false, problem: error };
    const detail = 'The server could not be reached. Look again before you repeat it.';
    return { ok: false, problem: new LockstepError('unavailable', detail, { cause: error }) };
  }
}
