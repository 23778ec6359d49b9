import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { LockstepError } from '@/domain/errors';
import { useSessionCalls } from './useSessionCalls';

export interface Answer<T> {
  /** The last one there was; null before the first. */
  value: T | null;
  /** Why the last question was not answered. */
  problem: LockstepError | null;
  askAgain(): void;
  /** What is known already, from the answer to something else. */
  set(value: T): void;
}

/** Asks the server once, and again when told to; what was shown stays meanwhile. @param schema the same each time */
export function useAnswer<T>(path: string, schema: z.ZodType<T>): Answer<T> {
  const { get } = useSessionCalls();
  const [known, setKnown] = useState<{ of: string; value: T | null; problem: LockstepError | null }>({
    of: path,
    value: null,
    problem: null,
  });
  const asking = useRef(new AbortController());

  const askAgain = useCallback(() => {
    asking.current.abort();
    const { signal } = (asking.current = new AbortController());
    void get(path, schema, signal).then((result) => {
      if (signal.aborted) return;
      setKnown((before) =>
        result.ok
          ? { of: path, value: result.answer, problem: null }
          : { of: path, value: before.of === path ? before.value : null, problem: result.problem },
      );
    });
  }, [get, path, schema]);

  useEffect(() => {
    askAgain();
    return () => asking.current.abort();
  }, [askAgain]);

  const set = useCallback((value: T) => setKnown({ of: path, value, problem: null }), [path]);
  const isOfPath = known.of === path;
  return {
    value: isOfPath ? known.value : null,
    problem: isOfPath ? known.problem : null,
    askAgain,
    set,
  };
}
