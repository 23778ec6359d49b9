import { useMemo } from 'react';
import { roles } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import type { Account } from '@/features/accounts/account';
import { accountSlice } from '@/features/accounts/accountSlice';
import { InviteBox } from '@/features/accounts/InviteBox';
import { patientName } from '@/features/patients/patient';
import { PatientPicker } from '@/features/patients/PatientPicker';
import { usePatient, usePatientNameOf } from '@/features/patients/usePatient';
import { PersonAccess } from '@/features/sessions/PersonAccess';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector, useLoaded, useRow } from '@/store/hooks';
import { capitalise } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';
import { choiceField, TextField } from '../records/recordFields';
import { type FieldProps, namedSlice, type NamedRow, type RecordKind } from '../records/recordKind';
import { RecordSection } from '../records/RecordSection';
import css from '../records/records.module.css';
import { useRoleWords } from '../staff/useRoleWords';

const RoleField = choiceField(() => {
  const words = useRoleWords();
  return roles.map((value) => ({ value, label: words[value] }));
});
const StaffField = choiceField(
  () => useAppSelector(staffSlice.selectors.selectAll).map(({ id, name }) => ({ value: id, label: name })),
  'Nobody of the staff',
);

function EmailField(props: FieldProps) {
  return <TextField {...props} onChange={(value) => props.onChange(String(value).trim().toLowerCase())} />;
}

function PatientField({ value, onChange, error }: FieldProps) {
  return (
    <PatientPicker
      value={typeof value === 'string' ? (value as Id) : null}
      error={error}
      onChange={(id) => onChange(id)}
    />
  );
}

function Facts({ row }: { row: NamedRow }) {
  const { email, role, staffId, patientId } = row as unknown as Account;
  const words = useRoleWords();
  const person = useRow(staffSlice, staffId ?? '');
  const patient = usePatient(role === 'patient' ? patientId : null);
  const whose = person?.name ?? (patient ? patientName(patient) : null);
  return [words[role], email, whose === row.name ? null : whose].filter(Boolean).join(' · ');
}

function Consequences({ row }: { row: NamedRow }) {
  return (
    <p className={css.note}>
      {row.name} is signed out everywhere at once, and can’t sign in until they are active again. What they
      did stays as it is.
    </p>
  );
}

function More({ row }: { row: NamedRow }) {
  return (
    <>
      <InviteBox key={row.id} account={row as unknown as Account} />
      <PersonAccess key={`${row.id} access`} accountId={row.id} name={row.name} />
    </>
  );
}

/** Who may sign in, as what, and whose calendar or record is theirs. */
export function PeopleSection() {
  const { client } = useWords();
  const words = useRoleWords();
  const people = useAppSelector(staffSlice.selectors.selectAll);
  const patientNameOf = usePatientNameOf();
  useLoaded(staffSlice, {});
  const kind = useMemo<RecordKind>(
    () => ({
      slice: namedSlice(accountSlice),
      section: 'people',
      title: 'People',
      one: 'person',
      purpose: 'Who may sign in, and as what.',
      empty: { name: '', email: '', role: 'operator', staffId: null, patientId: null, isActive: true },
      fields: [
        { name: 'name', label: 'Name', Field: TextField, isWide: true },
        { name: 'email', label: 'E-mail', hint: 'name@example.com', Field: EmailField, isWide: true },
        {
          name: 'role',
          label: 'Role',
          Field: RoleField,
          format: (value) => words[value as keyof typeof words],
        },
        {
          name: 'staffId',
          label: 'On the staff as',
          Field: StaffField,
          format: (id) => people.find((one) => one.id === id)?.name ?? '',
        },
        {
          name: 'patientId',
          label: capitalise(client.one),
          Field: PatientField,
          isWide: true,
          format: (id) => (typeof id === 'string' ? (patientNameOf(id as Id) ?? '') : ''),
        },
      ],
      Facts,
      Consequences,
      More,
    }),
    [client, words, people, patientNameOf],
  );
  return <RecordSection kind={kind} />;
}
