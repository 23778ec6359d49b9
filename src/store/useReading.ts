import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { useRuntime } from './LockstepProvider';

/**
 * What the server says of itself, asked anew every `everyMs` while somebody looks; null until it has answered. For
 * figures that are no entity's rows: those come by the live loop.
 * @param path below `/api`
 */
export function useReading<T>(path: string, schema: z.ZodType<T>, everyMs: number): T | null {
  const { calls, clock, presence, reportError } = useRuntime();
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    const closing = new AbortController();
    let cancel = () => {};
    const again = () => {
      cancel = clock.after(everyMs, () => void read());
    };
    const read = async () => {
      try {
        if (presence.isVisible()) setValue(await calls.get(path, schema, closing.signal));
      } catch (error) {
        if (!closing.signal.aborted) reportError(error);
      }
      if (!closing.signal.aborted) again();
    };
    void read();
    return () => {
      closing.abort();
      cancel();
    };
  }, [calls, clock, presence, reportError, path, schema, everyMs]);
  return value;
}
