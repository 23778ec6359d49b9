import { useRef } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { availabilities } from '@/features/availability/availability';
import { useRuntime } from '@/store/LockstepProvider';
import { useOthersChanges } from '@/store/useOthersChanges';
import { showOthers } from '@/ui/toasts';
import { readChange } from './readChange';

/** One is read before the next comes; what is passed over still glows. */
const pauseMs = 2_000;

/**
 * Names what was changed elsewhere, if it is on the screen right now.
 * @param isShown whether this screen shows that therapist's day
 */
export function useOthersToasts(isShown: (staffId: Id, day: Day) => boolean): void {
  const { clock } = useRuntime();
  const lastAt = useRef(-pauseMs);
  useOthersChanges(availabilities.path, (change) => {
    const { staffId, day, who, what } = readChange(change);
    if (!staffId || !day || !isShown(staffId, day) || clock.now() - lastAt.current < pauseMs) return;
    lastAt.current = clock.now();
    showOthers(who === '' ? what : `${who}: ${what}`);
  });
}
