import { Select } from '@mantine/core';
import { Id } from '@/domain/primitives';
import type { StaffPickerProps } from '@/features/referrals/referralParts';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector } from '@/store/hooks';
import { capitalise } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';

/** Who refers: active therapists, and whoever is chosen already. */
export function StaffPicker({ value, error, onChange }: StaffPickerProps) {
  const { therapist } = useWords();
  const people = useAppSelector(staffSlice.selectors.selectAll);
  const offered = people.filter(
    ({ id, role, isActive }) => id === value || (role === 'therapist' && isActive),
  );
  return (
    <Select
      label={`Referring ${therapist.one}`}
      placeholder={capitalise(therapist.one)}
      searchable
      allowDeselect={false}
      comboboxProps={{ zIndex: 310 }}
      value={value}
      error={error}
      onChange={(id) => {
        const read = Id.safeParse(id);
        onChange(read.success ? read.data : null);
      }}
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
