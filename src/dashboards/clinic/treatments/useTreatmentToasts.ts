import type { Id } from '@/domain/primitives';
import { usePatientNameOf } from '@/features/patients/usePatient';
import { type Treatment, treatments } from '@/features/treatments/treatment';
import { useDayText } from '@/features/treatments/useTreatmentTimes';
import { useToastsOf } from '../../useToastsOf';
import { readTreatmentChange } from './readTreatmentChange';
import { treatmentItems, type TreatmentFilter } from './treatmentItems';

/** Names what somebody else did with a record, if this screen shows it. */
export function useTreatmentToasts(filter: TreatmentFilter, openedId: Id | null): void {
  const patientNameOf = usePatientNameOf();
  const dayText = useDayText();
  useToastsOf(treatments.path, (change) => {
    const read = readTreatmentChange(change, { dayText, patientNameOf });
    if (!read) return null;
    const { row, words } = read;
    // What leaves the list by the change stood on it until now.
    const isListed = isOn(filter, row) || isOn(filter, change.before as Treatment | undefined);
    return isListed || row.id === openedId ? words : null;
  });
}

function isOn(filter: TreatmentFilter, row: Treatment | undefined): boolean {
  if (!row) return false;
  const [drafts, signed] = row.signedAt === null ? [[row], []] : [[], [row]];
  return treatmentItems(drafts, signed, filter).length > 0;
}
