import { useMemo } from 'react';
import type { Id } from '@/domain/primitives';
import { useAppDispatch } from '@/store/hooks';
import type { Thunk } from '@/store/thunk';
import { useDataSync } from '@/store/useDataSync';
import { useSession } from '@/ui/sessionContext';
import { showDone, showRefused } from '@/ui/toasts';
import { type Treatment, type TreatmentDraft, treatments } from './treatment';
import { addAddendum, createTreatment, deleteTreatment, signTreatment } from './treatmentSlice';
import { useDayText } from './useTreatmentTimes';

export interface TreatmentWrites {
  /** Begins a draft, which is there at once under the id that is returned. `stored`: whether the server took it. */
  begin(draft: TreatmentDraft): { id: Id; stored: Promise<boolean> };
  /** @returns whether it is signed now */
  sign(row: Treatment): Promise<boolean>;
  /** @returns whether it was added; what was typed is to be kept until then */
  add(row: Treatment, text: string): Promise<boolean>;
  /** Deletes a draft; undone, it comes back as a new one. */
  remove(row: Treatment): void;
}

const newId: Thunk<Id> = (_dispatch, _getState, { random }) => random.id() as Id;

/** What can be done to treatment records, with what is said about it. No patient is named: toasts outlive screens. */
export function useTreatmentWrites(): TreatmentWrites {
  const dispatch = useAppDispatch();
  const { refresh } = useDataSync();
  const { name } = useSession().user;
  const dayText = useDayText();
  return useMemo(() => {
    const writes: TreatmentWrites = {
      begin(draft) {
        const id = dispatch(newId);
        const stored = dispatch(createTreatment({ ...draft, id })).then((result) => {
          if (!result.ok) {
            const retry = () => void writes.begin(draft);
            showRefused('The draft was not begun', result.problem, { retry });
          }
          return result.ok;
        });
        return { id, stored };
      },
      async sign(row) {
        const result = await dispatch(signTreatment(row.id, name));
        if (result.ok) showDone(`Signed · record of ${dayText(row.performedAt)}`);
        else {
          // Whoever signs sees first what somebody else wrote.
          if (result.problem.code === 'edit_conflict') void refresh(treatments.path);
          showRefused('The record is not signed', result.problem);
        }
        return result.ok;
      },
      async add(row, text) {
        const result = await dispatch(addAddendum(row.id, text, name));
        if (result.ok) showDone(`Addendum added · record of ${dayText(row.performedAt)}`);
        else showRefused('The addendum was not added', result.problem);
        return result.ok;
      },
      remove(row) {
        const { patientId, appointmentId, staffId, performedAt } = row;
        const { subjective, objective, assessment, plan } = row;
        const visit = { patientId, appointmentId, staffId, performedAt };
        const draft = { ...visit, subjective, objective, assessment, plan };
        void dispatch(deleteTreatment(row.id)).then((result) => {
          if (result.ok)
            showDone(`Draft deleted · ${dayText(row.performedAt)}`, { undo: () => void writes.begin(draft) });
          else if (result.problem.code !== 'not_found')
            showRefused('The draft was not deleted', result.problem);
        });
      },
    };
    return writes;
  }, [dispatch, refresh, name, dayText]);
}
