import { NativeSelect } from '@mantine/core';
import type { Id } from '@/domain/primitives';
import type { Staff } from '@/features/staff/staff';
import { usePortalTexts } from './usePortalTexts';

interface PersonChoiceProps {
  people: readonly Staff[];
  /** Null: whoever is free. */
  value: Id | null;
  onChange: (id: Id | null) => void;
}

/** With whom: one of those who offer it, or whoever is free. */
export function PersonChoice({ people, value, onChange }: PersonChoiceProps) {
  const { texts, person } = usePortalTexts();
  return (
    <NativeSelect
      label={texts.book.person(person)}
      size="md"
      value={value ?? ''}
      onChange={(event) => {
        const chosen = people.find(({ id }) => id === event.currentTarget.value);
        onChange(chosen?.id ?? null);
      }}
      data={[
        { value: '', label: texts.book.anyone(person) },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
