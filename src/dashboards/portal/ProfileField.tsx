import { TextInput, type TextInputProps } from '@mantine/core';
import type { FieldConflict } from '@/store/useRecordEdit';
import type { Patient } from '@/features/patients/patient';
import { ConflictChoice } from '@/ui/record/ConflictChoice';
import type { ProfileName } from './portalTexts';
import { usePortalTexts } from './usePortalTexts';

interface ProfileFieldProps {
  name: ProfileName;
  value: string;
  isWrong: boolean;
  conflict: FieldConflict<Patient> | undefined;
  onChange: (text: string) => void;
  onChoose: (choice: 'mine' | 'theirs') => void;
}

/** Which keys a phone offers. None says what it is for (`tel`, `street-address`): the browser would keep what stands in it. */
const looks: Readonly<Record<ProfileName, TextInputProps>> = {
  firstName: {},
  lastName: {},
  birthDate: { type: 'date' },
  phone: { type: 'tel' },
  email: { type: 'email' },
  address: {},
};

/** One detail of a patient's own. Where the practice changed it meanwhile, both values stand there to choose from. */
export function ProfileField({ name, value, isWrong, conflict, onChange, onChoose }: ProfileFieldProps) {
  const { labels, wrong } = usePortalTexts().texts.profile;
  return (
    <div>
      <TextInput
        {...looks[name]}
        name={name}
        label={labels[name]}
        size="md"
        value={value}
        error={isWrong && wrong[name]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {conflict && (
        <ConflictChoice
          label={labels[name]}
          mine={conflict.mine}
          theirs={conflict.theirs}
          onChoose={onChoose}
        />
      )}
    </div>
  );
}
