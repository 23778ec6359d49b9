import { useCallback } from 'react';
import type { Id } from '@/domain/primitives';
import { useRuntime } from '@/store/LockstepProvider';
import { useRowOf } from '@/store/useRowsOf';
import { type Patient, patientName } from './patient';
import { patientSlice } from './patientSlice';

/** One patient; asked for if it is not here. Undefined until then, or if this person may not see it. */
export function usePatient(id: Id | null): Patient | undefined {
  return useRowOf(patientSlice, id);
}

/** Tells the name of a patient that is here already; null if not. For what is spoken or sorted, not shown. */
export function usePatientNameOf(): (id: Id) => string | null {
  const { store } = useRuntime();
  return useCallback(
    (id: Id) => {
      const row = patientSlice.selectors.selectById(store.getState(), id);
      return row ? patientName(row) : null;
    },
    [store],
  );
}

/** The patient's own address; null if it has none or is not here. */
export function usePatientAddress(id: Id | null): string | null {
  return usePatient(id)?.address ?? null;
}
