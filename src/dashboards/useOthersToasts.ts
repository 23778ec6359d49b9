import { useRef, type RefObject } from 'react';
import type { Day } from '@/domain/primitives';
import { availabilities } from '@/features/availability/availability';
import { useRuntime } from '@/store/LockstepProvider';
import { useOthersChanges } from '@/store/useOthersChanges';
import { showOthers } from '@/ui/toasts';
import { readChange } from '@/dashboards/readChange';

/** One is read before the next comes; what is passed over still glows, and is counted. */
const pauseMs = 2_000;

/**
 * Names what somebody else changed, if its row and day are on the screen right now.
 * @param stage the element around the board
 */
export function useOthersToasts(stage: RefObject<HTMLElement | null>, from: Day, to: Day): void {
  const { clock } = useRuntime();
  const lastAt = useRef(-pauseMs);
  useOthersChanges(availabilities.path, (change) => {
    const { staffId, day, who, what } = readChange(change);
    const isShown = day !== null && from <= day && day <= to;
    if (!isShown || clock.now() - lastAt.current < pauseMs) return;
    if (!stage.current?.querySelector(`[data-id="${staffId}"]`)) return;
    lastAt.current = clock.now();
    showOthers(`${who === '' ? '' : `${who}: `}${what} by somebody else`);
  });
}
