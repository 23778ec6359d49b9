import { useRef } from 'react';
import { useRuntime } from '@/store/LockstepProvider';
import { type OthersChange, useOthersChanges } from '@/store/useOthersChanges';
import { showOthers } from '@/ui/toasts';

/** One is read before the next comes; what is passed over still glows. */
const pauseMs = 2_000;

/**
 * Names what somebody else has just changed in rows of one entity.
 * @param wordsOf what to say of it; null if it does not concern what is on the screen
 */
export function useToastsOf(path: string, wordsOf: (change: OthersChange) => string | null): void {
  const { clock } = useRuntime();
  const lastAt = useRef(-pauseMs);
  useOthersChanges(path, (change) => {
    if (clock.now() - lastAt.current < pauseMs) return;
    const words = wordsOf(change);
    if (words === null) return;
    lastAt.current = clock.now();
    showOthers(words);
  });
}

/** Who did it, as far as this tab knows: ` in another tab`, ` by somebody else`. */
export function whereWords({ via }: OthersChange): string {
  return via === 'tab' ? 'in another tab' : 'by somebody else';
}
