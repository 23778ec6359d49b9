import type { EditedField, RecordEdit } from '@/store/useRecordEdit';
import { useSession } from '@/ui/sessionContext';
import { EditConflict } from './EditConflict';
import type { Referral } from './referral';
import { ReferralFields } from './ReferralFields';
import type { ReferralParts } from './referralParts';

interface ReferralDraftProps {
  edit: RecordEdit<Referral>;
  parts: ReferralParts;
  /** What is wrong with a field. */
  problemOf(this: void, field: string): string | undefined;
}

/** A draft as it is edited: everything of it, with what somebody else made of the same field meanwhile. */
export function ReferralDraft({ edit, parts, problemOf }: ReferralDraftProps) {
  const { PatientPicker, StaffPicker } = parts;
  const { user } = useSession();
  const below = (field: EditedField<Referral>) => (
    <EditConflict edit={edit} field={field} nameOf={parts.nameOf} />
  );
  return (
    <>
      <div>
        <PatientPicker
          value={edit.value('patientId') ?? null}
          error={problemOf('patientId')}
          onChange={(id, stored) => {
            // Taking it away is how another one is chosen; until then it is about the same.
            if (!id) return;
            if (!stored) return edit.set('patientId', id);
            // Who was made a moment ago has to be there first; that it was refused has been said.
            void stored.then((isStored) => isStored && edit.set('patientId', id));
          }}
        />
        {below('patientId')}
      </div>
      {user.role !== 'therapist' && (
        <div>
          <StaffPicker
            value={edit.value('fromStaffId') ?? null}
            error={problemOf('fromStaffId')}
            onChange={(id) => id && edit.set('fromStaffId', id)}
          />
          {below('fromStaffId')}
        </div>
      )}
      <ReferralFields
        value={{
          toProvider: edit.value('toProvider') ?? '',
          reason: edit.value('reason') ?? '',
          dueOn: edit.value('dueOn') ?? null,
        }}
        onChange={edit.set}
        problemOf={problemOf}
        below={below}
      />
    </>
  );
}
