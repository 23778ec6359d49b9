import type { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import type { Thunk } from './thunk';

/** Outcome of a call that is more than the write of one row. */
export type ActResult<T> = { ok: true; answer: T } | { ok: false; problem: LockstepError };

/**
 * Calls what writes several rows at once, or nothing yet. What it stored arrives by the one way in; nothing is shown before.
 * It is sent once more, under the same id, when nobody knows what became of it.
 */
export function act<T>(path: string, body: unknown, schema: z.ZodType<T>): Thunk<Promise<ActResult<T>>> {
  return async (_dispatch, _getState, { engine, calls, random, signal, expectOwn }) => {
    const options = { signal, mutationId: random.id() };
    expectOwn(options.mutationId);
    const call = () => calls.post(path, body, schema, options);
    try {
      const answer = await call().catch((error: unknown) => {
        if (error instanceof LockstepError || signal.aborted) throw error;
        return call();
      });
      engine.expectNews();
      return { ok: true, answer };
    } catch (error) {
      if (error instanceof LockstepError) return { ok: false, problem: error };
      const detail = 'The server could not be reached. Look again before you repeat it.';
      return { ok: false, problem: new LockstepError('unavailable', detail, { cause: error }) };
    }
  };
}
