import { Select } from '@mantine/core';
import { useState } from 'react';
import { shallowEqual } from 'react-redux';
import type { Id } from '@/domain/primitives';
import { patientName } from '@/features/patients/patient';
import { patientSlice } from '@/features/patients/patientSlice';
import { usePatient } from '@/features/patients/usePatient';
import { usePatientSearch } from '@/features/patients/usePatientSearch';
import { useAppSelector } from '@/store/hooks';
import { capitalise } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';

interface RecordFilterProps {
  record: Id | null;
  onRecord(record: Id | null): void;
}

/** Whose record the log is about, found as one types. */
export function RecordFilter({ record, onRecord }: RecordFilterProps) {
  const { client } = useWords();
  const chosen = usePatient(record);
  const [typed, setTyped] = useState('');
  const { ids, answered } = usePatientSearch(typed.trim());
  const found = useAppSelector(
    (state) => (ids ?? []).map((id) => patientSlice.selectors.selectById(state, id)),
    shallowEqual,
  );
  const options = found
    .filter((row) => row !== undefined && row.id !== record)
    .flatMap((row) => (row ? [{ value: row.id, label: patientName(row) }] : []));
  // What is filtered by is always among them, also once it is deleted.
  const own = record ? [{ value: record as string, label: chosen ? patientName(chosen) : 'One record' }] : [];
  return (
    <Select
      label={`About ${client.one}`}
      placeholder={`Any ${client.one}`}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Any ${client.one}` }}
      value={record}
      onChange={(id) => onRecord(id as Id | null)}
      onSearchChange={(text) => setTyped(chosen && text === patientName(chosen) ? '' : text)}
      filter={({ options: all }) => all}
      data={[...own, ...options]}
      nothingFoundMessage={
        typed.trim() === ''
          ? `Type a name`
          : answered === typed.trim()
            ? `${capitalise(client.one)} not found`
            : 'Looking …'
      }
    />
  );
}
