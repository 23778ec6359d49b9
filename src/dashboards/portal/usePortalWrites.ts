import { useMemo } from 'react';
import type { LockstepError, Slot } from '@/domain/errors';
import type { Appointment } from '@/features/appointments/appointment';
import { createAppointment, updateAppointment } from '@/features/appointments/appointmentSlice';
import { type AppointmentDraft, patchTo, placeAt } from '@/features/appointments/appointmentWrites';
import { useAppDispatch } from '@/store/hooks';
import type { WriteResult } from '@/store/thunk';
import { showDone } from '@/ui/toasts';
import { usePortalTexts } from './usePortalTexts';

/** What patients do with their appointments; each shows at once. @returns what refused it; null once it is stored */
export interface PortalWrites {
  book(draft: AppointmentDraft): Promise<LockstepError | null>;
  move(row: Appointment, to: Slot): Promise<LockstepError | null>;
  cancel(row: Appointment): Promise<LockstepError | null>;
}

export function usePortalWrites(): PortalWrites {
  const dispatch = useAppDispatch();
  const { texts, whenText } = usePortalTexts();
  return useMemo(() => {
    const { toasts } = texts;
    /** Says that it is done, or hands on why not: the screen around shows that where it was asked for. */
    async function told(
      write: Promise<WriteResult<Appointment>>,
      asked: Pick<Appointment, 'startsAt' | 'endsAt'>,
      words: (when: string, row: Appointment | null) => string,
    ): Promise<LockstepError | null> {
      const result = await write;
      if (!result.ok) return result.problem;
      showDone(words(whenText(result.row ?? asked), result.row));
      return null;
    }
    return {
      book: (draft) =>
        told(dispatch(createAppointment(draft)), draft, (when, row) =>
          row?.status === 'confirmed' ? toasts.booked(when) : toasts.requested(when),
        ),
      async move(row, to) {
        const place = placeAt(row, to);
        const patch = patchTo(row, place);
        return patch && told(dispatch(updateAppointment(row.id, patch)), place, toasts.moved);
      },
      cancel: (row) =>
        told(dispatch(updateAppointment(row.id, { status: 'cancelled' })), row, toasts.cancelled),
    };
  }, [dispatch, texts, whenText]);
}
