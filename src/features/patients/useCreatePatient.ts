import { useCallback } from 'react';
import type { Id } from '@/domain/primitives';
import { useAppDispatch } from '@/store/hooks';
import type { Thunk } from '@/store/thunk';
import { showRefused } from '@/ui/toasts';
import type { PatientDraft } from './patientFromText';
import { createPatient } from './patientSlice';

const newId: Thunk<Id> = (_dispatch, _getState, { random }) => random.id() as Id;

/** Makes a patient that can be chosen at once; `stored` settles with whether the server took it, and never rejects. */
export function useCreatePatient(): (draft: PatientDraft) => { id: Id; stored: Promise<boolean> } {
  const dispatch = useAppDispatch();
  return useCallback(
    (draft) => {
      const id = dispatch(newId);
      const stored = dispatch(createPatient({ ...draft, id })).then((result) => {
        // No name: it may stand on the screen longer than the person who may see it.
        if (!result.ok) showRefused('The new record was not saved', result.problem);
        return result.ok;
      });
      return { id, stored };
    },
    [dispatch],
  );
}
