import { useMemo } from 'react';
import type { LockstepError } from '@/domain/errors';
import { act } from '@/store/act';
import { useAppDispatch } from '@/store/hooks';
import { formatCount } from '@/ui/format';
import { showDone, showRefused } from '@/ui/toasts';
import type { Appointment } from './appointment';
import type { AppointmentDraft } from './appointmentWrites';
import { type Repeat, SeriesAnswer, seriesBody, type SeriesChange } from './seriesCalls';

export interface SeriesWrites {
  /** All or nothing. @returns whether they were booked; `onRefused` hears why not */
  book(
    draft: AppointmentDraft,
    repeat: Repeat,
    onRefused: (problem: LockstepError) => void,
  ): Promise<boolean>;
  /** Changes the appointments of a series that have not begun. @returns whether they were changed */
  change(
    row: Pick<Appointment, 'id'>,
    wanted: SeriesChange,
    onRefused: (problem: LockstepError) => void,
  ): Promise<boolean>;
}

/** Writes of several appointments at once. Nothing is shown before the server has them. */
export function useSeriesWrites(): SeriesWrites {
  const dispatch = useAppDispatch();
  return useMemo(() => {
    const appointment = (count: number) => formatCount(count, 'appointment');
    const writes: SeriesWrites = {
      async book(draft, repeat, onRefused) {
        const body = seriesBody(draft, repeat, false);
        const result = await dispatch(act('/appointments/series', body, SeriesAnswer));
        if (!result.ok) {
          onRefused(result.problem);
          return false;
        }
        const [first] = result.answer.items;
        const takeBack: SeriesChange = { scope: 'all', change: { status: 'cancelled' } };
        const undo = () => {
          if (first) void writes.change(first, takeBack, (why) => showRefused('Not taken back', why));
        };
        showDone(`${appointment(result.answer.items.length)} booked`, { undo });
        return true;
      },
      async change({ id }, wanted, onRefused) {
        const result = await dispatch(act(`/appointments/${id}/series`, wanted, SeriesAnswer));
        if (!result.ok) {
          onRefused(result.problem);
          return false;
        }
        const word = wanted.change.status === 'cancelled' ? 'cancelled' : 'changed';
        showDone(`${appointment(result.answer.items.length)} ${word}`);
        return true;
      },
    };
    return writes;
  }, [dispatch]);
}
