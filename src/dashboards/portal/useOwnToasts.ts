import type { Appointment } from '@/features/appointments/appointment';
import { appointments } from '@/features/appointments/appointment';
import type { OthersChange } from '@/store/useOthersChanges';
import { useToastsOf } from '../useToastsOf';
import { type PortalWords, usePortalTexts } from './usePortalTexts';

/** Says what the practice did with one of one's own appointments. */
export function useOwnToasts(): void {
  const words = usePortalTexts();
  useToastsOf(appointments.path, (change) => changeText(change, words));
}

/** The change in words; null for what this person did in another tab, or what is no news to them. */
export function changeText(
  { event, via, before: known }: Pick<OthersChange, 'event' | 'via' | 'before'>,
  { texts, whenText }: PortalWords,
): string | null {
  if (via === 'tab') return null;
  const { toasts, status } = texts;
  const before = known as Appointment | undefined;
  const row = event.row as Appointment | undefined;
  if (event.op === 'deleted') return before ? toasts.cancelledBy(whenText(before)) : null;
  if (!row) return null;
  const when = whenText(row);
  if (event.op === 'created' || !before) return toasts.bookedBy(when);
  if (row.status !== before.status) {
    if (row.status === 'confirmed') return toasts.confirmedBy(when);
    return row.status === 'cancelled' ? toasts.cancelledBy(when) : toasts.changedBy(when, status[row.status]);
  }
  const isMoved = row.startsAt !== before.startsAt || row.staffId !== before.staffId;
  return isMoved ? toasts.movedBy(when) : null;
}
