import { useEffect, useRef, useState } from 'react';
import { LockstepError } from '@/domain/errors';
import type { Day } from '@/domain/primitives';
import { useRuntime } from '@/store/LockstepProvider';
import { Figures } from './figures';

/** What is counted, by how its events begin. */
const counted = ['appointment', 'availability', 'invoice', 'inventory_item'];
/** Changes that come one after the other are counted together. */
const gatherMs = 500;

export interface LiveFigures {
  /** Those of the days before stay until the next ones are there; null before the first. */
  figures: Figures | null;
  problem: { code: string; detail: string } | null;
  retry(): void;
}

/**
 * The figures of these days, worked out anew by the server when something they count has changed, one request at a time.
 * Nothing is asked while nothing changes.
 */
export function useFigures(from: Day, to: Day): LiveFigures {
  const { calls, clock, committed } = useRuntime();
  const [known, setKnown] = useState<Pick<LiveFigures, 'figures' | 'problem'>>({
    figures: null,
    problem: null,
  });
  const again = useRef(() => {});

  useEffect(() => {
    const closing = new AbortController();
    let cancel: (() => void) | null = null;
    let isAsking = false;
    let isWanted = false;

    async function ask(): Promise<void> {
      isAsking = true;
      isWanted = false;
      try {
        const figures = await calls.get(`/figures?from=${from}&to=${to}`, Figures, closing.signal);
        if (!closing.signal.aborted) setKnown({ figures, problem: null });
      } catch (error) {
        if (!closing.signal.aborted) setKnown(({ figures }) => ({ figures, problem: whyNot(error) }));
      }
      isAsking = false;
      if (isWanted && !closing.signal.aborted) soon();
    }
    function soon(): void {
      if (isAsking) isWanted = true;
      else if (cancel === null) {
        cancel = clock.after(gatherMs, () => {
          cancel = null;
          void ask();
        });
      }
    }

    again.current = soon;
    void ask();
    const ends = counted.map((prefix) => committed.listen(prefix, soon));
    return () => {
      closing.abort();
      cancel?.();
      for (const end of ends) end();
    };
  }, [calls, clock, committed, from, to]);

  return { ...known, retry: () => again.current() };
}

function whyNot(error: unknown): { code: string; detail: string } {
  if (error instanceof LockstepError) return { code: error.code, detail: error.details.detail };
  return { code: 'offline', detail: 'The server could not be reached.' };
}
