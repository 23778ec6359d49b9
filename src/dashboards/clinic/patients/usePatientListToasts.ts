import type { Id } from '@/domain/primitives';
import { type Patient, patientName, patients } from '@/features/patients/patient';
import { useToastsOf, whereWords } from '../../useToastsOf';

const verbs = { created: 'added', updated: 'changed', deleted: 'deleted' } as const;

/**
 * Names whom others add, change and delete of the list on the screen.
 * @param isShown whether the list shows this one; whoever is new is asked about as well
 */
export function usePatientListToasts(isShown: (id: Id, isNew: boolean) => boolean): void {
  useToastsOf(patients.path, (change) => {
    const { id, op } = change.event;
    const row = (change.event.row ?? change.before) as Patient | undefined;
    if (!row || !isShown(id, op === 'created')) return null;
    return `${patientName(row)} ${verbs[op]} ${whereWords(change)}`;
  });
}
