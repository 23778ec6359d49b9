import { minutesOf, timeOfMinutes } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import { suggestedEnd, suggestedStart, type Stretch } from '@/features/availability/dayLayout';
import type { StretchDraft } from '@/features/availability/useStretchFields';

/** What is being done in the manager. `n` tells one adding from the next. */
export type Editing =
  | { kind: 'none' }
  | { kind: 'add'; n: number; initial: StretchDraft }
  | { kind: 'edit'; id: Id; initial: StretchDraft };

/** A draft at a place somebody pointed at, or where the day has room. */
export function newDraft(
  stretches: readonly Stretch[],
  date: Day,
  start?: number,
  end?: number,
): StretchDraft {
  const from = start ?? suggestedStart(stretches);
  const to = end ?? suggestedEnd(stretches, from);
  const startTime = timeOfMinutes(from);
  return { date, startTime, endTime: timeOfMinutes(Math.max(to, minutesOf(startTime) + 1)) };
}
