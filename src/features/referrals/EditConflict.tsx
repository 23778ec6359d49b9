import type { Id } from '@/domain/primitives';
import { Day } from '@/domain/primitives';
import type { EditedField, RecordEdit } from '@/store/useRecordEdit';
import { formatDay } from '@/ui/format';
import { ConflictChoice } from '@/ui/record/ConflictChoice';
import { useToday } from '@/ui/sessionContext';
import type { Referral } from './referral';
import type { ReferralParts } from './referralParts';
import { fieldWords } from './referralWords';

interface EditConflictProps {
  edit: RecordEdit<Referral>;
  field: EditedField<Referral>;
  nameOf: ReferralParts['nameOf'];
}

/** What somebody else made of a field while this person edited it too; nothing if nobody did. */
export function EditConflict({ edit, field, nameOf }: EditConflictProps) {
  const today = useToday();
  const conflict = edit.conflicts.find((one) => one.field === field);
  if (!conflict) return null;

  function inWords(value: Referral[EditedField<Referral>]): string {
    if (value === null) return 'No day';
    if (field === 'patientId' || field === 'fromStaffId')
      return nameOf(field, value as Id) ?? 'Somebody else';
    return field === 'dueOn' ? formatDay(Day.parse(value), { relativeTo: today }) : value;
  }
  return (
    <ConflictChoice
      label={fieldWords[field]}
      mine={conflict.mine}
      theirs={conflict.theirs}
      format={inWords}
      onChoose={(choice) => edit.choose(field, choice)}
    />
  );
}
