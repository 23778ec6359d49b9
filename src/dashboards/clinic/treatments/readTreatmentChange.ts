import type { Id } from '@/domain/primitives';
import type { Treatment } from '@/features/treatments/treatment';
import type { OthersChange } from '@/store/useOthersChanges';
import { whereWords } from '../../useToastsOf';

export interface TreatmentChange {
  row: Treatment;
  /** `Ana Cruz: draft of Sat 21 Nov changed by somebody else` */
  words: string;
}

interface Words {
  /** `Sat 21 Nov` */
  dayText(instant: Treatment['performedAt']): string;
  patientNameOf(id: Id): string | null;
}

/** Somebody else's change of a record in words; null if nothing is known of it. */
export function readTreatmentChange(
  change: OthersChange,
  { dayText, patientNameOf }: Words,
): TreatmentChange | null {
  const before = change.before as Treatment | undefined;
  const row = (change.event.row as Treatment | undefined) ?? before;
  if (!row) return null;
  const name = patientNameOf(row.patientId);
  const deed = deedOf(change, row, before, dayText(row.performedAt));
  return { row, words: name ? `${name}: ${deed.charAt(0).toLowerCase()}${deed.slice(1)}` : deed };
}

function deedOf(change: OthersChange, row: Treatment, before: Treatment | undefined, day: string): string {
  const { op } = change.event;
  const where = whereWords(change);
  if (op === 'deleted') return `Draft of ${day} deleted ${where}`;
  if (row.signedAt === null) return `Draft of ${day} ${op === 'created' ? 'begun' : 'changed'} ${where}`;
  const added = row.addenda?.at(-1);
  if (added && before?.signedAt) return `Addendum by ${added.author} to the record of ${day}`;
  return `Record of ${day} signed by ${row.signedBy ?? 'somebody else'}`;
}
