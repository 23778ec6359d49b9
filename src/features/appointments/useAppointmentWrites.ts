import { createContext, useContext, useMemo } from 'react';
import { useAppDispatch } from '@/store/hooks';
import { useDataSync } from '@/store/useDataSync';
import { useSession } from '@/ui/sessionContext';
import { showDone, showRefused } from '@/ui/toasts';
import { type Appointment, appointments } from './appointment';
import { createAppointment, deleteAppointment, updateAppointment } from './appointmentSlice';
import {
  type AppointmentPatch,
  type AppointmentWrites,
  draftOf,
  type EditConflict,
  isAboutPlace,
  mayRemove,
  patchTo,
  placeAt,
  type RefusedPlace,
  reversal,
} from './appointmentWrites';
import { statusWords } from './statusWords';
import { useAppointmentText } from './useAppointmentText';

interface Asking {
  /** Two people changed the same field: lets the person choose. */
  onConflict(this: void, conflict: EditConflict): void;
  /** It did not fit: offers what would. */
  onRefused(this: void, refused: RefusedPlace): void;
}

/** Makes the writes of a screen. */
export function useNewAppointmentWrites({ onConflict, onRefused }: Asking): AppointmentWrites {
  const dispatch = useAppDispatch();
  const { refresh } = useDataSync();
  const { user } = useSession();
  const text = useAppointmentText();
  return useMemo(() => {
    async function patch(row: Appointment, fields: AppointmentPatch, word: string, undo?: () => void) {
      const result = await dispatch(updateAppointment(row.id, fields));
      if (result.ok) {
        const now = result.row ?? { ...row, ...fields };
        const back = undo ?? (() => writes.change(now, reversal(row, fields)));
        showDone(`${word} · ${text(now)}`, { undo: back });
        return;
      }
      const { problem } = result;
      const title = `Not changed: ${text(row)}`;
      const theirs = appointments.row.safeParse(problem.details.current);
      if (problem.code === 'edit_conflict' && theirs.success) {
        onConflict({ mine: { ...row, ...fields }, theirs: theirs.data, patch: fields });
      } else if (isAboutPlace(problem)) {
        const wanted = { ...row, ...fields };
        onRefused({
          title,
          problem,
          take: (slot) => writes.move(row, placeAt(wanted, slot)),
          overbook: (overbookReason) => void patch(row, { ...fields, overbookReason }, 'Overbooked'),
        });
      } else {
        // What it is based on may have become old: a retry is about what it is now.
        const retry = () => void refresh(appointments.path).then(() => patch(row, fields, word, undo));
        showRefused(title, problem, problem.code === 'illegal_status' ? {} : { retry });
      }
    }

    const writes: AppointmentWrites = {
      async book(draft, refused) {
        const result = await dispatch(createAppointment(draft));
        if (result.ok) {
          const { row } = result;
          const undo = () => row && (mayRemove(user, row) ? writes.remove(row) : writes.cancel(row));
          showDone(row ? `Booked · ${text(row)}` : 'Booked', { undo: () => void undo() });
          return true;
        }
        const { problem } = result;
        const title = `Not booked: ${text(draft)}`;
        if (refused) refused(problem);
        else if (isAboutPlace(problem)) {
          onRefused({
            title,
            problem,
            take: (slot) => void writes.book({ ...draft, ...placeAt(draft, slot) }),
            overbook: (overbookReason) => void writes.book({ ...draft, overbookReason }),
          });
        } else showRefused(title, problem, { retry: () => void writes.book(draft) });
        return false;
      },
      move(row, { startsAt, endsAt, staffId }) {
        const fields = patchTo(row, { startsAt, endsAt, staffId });
        if (fields) void patch(row, fields, 'Moved');
      },
      resize(row, { startsAt, endsAt }) {
        const fields = patchTo(row, { startsAt, endsAt });
        if (fields) void patch(row, fields, 'Length changed');
      },
      setStatus(row, status) {
        const isOver = status === 'cancelled' || status === 'noShow';
        // Statuses lead one way: what was called off comes back as a new appointment, all else stays.
        if (isOver) void patch(row, { status }, statusWords[status], () => void writes.book(draftOf(row)));
        else
          void dispatch(updateAppointment(row.id, { status })).then((result) => {
            if (result.ok) showDone(`${statusWords[status]} · ${text(row)}`);
            else {
              const retry = () => writes.setStatus(row, status);
              const isFinal = result.problem.code === 'illegal_status';
              showRefused(`Not changed: ${text(row)}`, result.problem, isFinal ? {} : { retry });
            }
          });
      },
      cancel: (row) => writes.setStatus(row, 'cancelled'),
      decline: (row) =>
        void patch(row, { status: 'cancelled' }, 'Declined', () => void writes.book(draftOf(row))),
      change: (row, fields) => void patch(row, fields, 'Appointment changed'),
      remove(row) {
        showDone(`Deleted · ${text(row)}`, { undo: () => void writes.book(draftOf(row)) });
        void dispatch(deleteAppointment(row.id)).then((result) => {
          if (result.ok || result.problem.code === 'not_found') return;
          const retry = () => void refresh(appointments.path).then(() => writes.remove(row));
          showRefused(`Not deleted: ${text(row)}`, result.problem, { retry });
        });
      },
    };
    return writes;
  }, [dispatch, refresh, user, text, onConflict, onRefused]);
}

export const AppointmentWritesContext = createContext<AppointmentWrites | null>(null);

/** The writes of the screen around. @throws Error outside of `AppointmentsProvider` */
export function useAppointmentWrites(): AppointmentWrites {
  const writes = useContext(AppointmentWritesContext);
  if (!writes) throw new Error('There is no AppointmentsProvider around this component.');
  return writes;
}
