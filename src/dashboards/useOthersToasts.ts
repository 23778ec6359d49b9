import type { Day, Id } from '@/domain/primitives';
import { availabilities } from '@/features/availability/availability';
import { readChange } from './readChange';
import { useToastsOf } from './useToastsOf';

/**
 * Names what was changed elsewhere, if it is on the screen right now.
 * @param isShown whether this screen shows that therapist's day
 */
export function useOthersToasts(isShown: (staffId: Id, day: Day) => boolean): void {
  useToastsOf(availabilities.path, (change) => {
    const { staffId, day, who, what } = readChange(change);
    if (!staffId || !day || !isShown(staffId, day)) return null;
    return who === '' ? what : `${who}: ${what}`;
  });
}
