import type { FieldProblem } from '@/domain/errors';
import { type Patient, patients } from './patient';

/** What people write of a patient: every field beyond those that each row has. */
export type PatientField = Exclude<keyof Patient, 'id' | 'rev' | 'createdAt' | 'updatedAt'>;

export interface FieldLook {
  name: PatientField;
  label: string;
  kind: 'line' | 'day' | 'text';
  placeholder: string;
  inputMode?: 'tel' | 'email';
}

/** The fields of the patient page, in their order. */
export const patientFields: Readonly<Record<'details' | 'clinical', readonly FieldLook[]>> = {
  details: [
    { name: 'firstName', label: 'First name', kind: 'line', placeholder: 'First name' },
    { name: 'lastName', label: 'Last name', kind: 'line', placeholder: 'Last name' },
    { name: 'birthDate', label: 'Born', kind: 'day', placeholder: 'Not known' },
    { name: 'phone', label: 'Phone', kind: 'line', placeholder: 'No number', inputMode: 'tel' },
    { name: 'email', label: 'E-mail', kind: 'line', placeholder: 'No e-mail', inputMode: 'email' },
    { name: 'address', label: 'Address', kind: 'line', placeholder: 'No address' },
  ],
  clinical: [
    {
      name: 'medicalHistory',
      label: 'Medical history',
      kind: 'text',
      placeholder: 'Conditions, operations, medication, allergies',
    },
    { name: 'notes', label: 'Notes', kind: 'text', placeholder: 'What whoever treats them should know' },
  ],
};

const looks = Object.values(patientFields).flat();

export function labelOfField(name: string): string {
  return looks.find((look) => look.name === name)?.label ?? name;
}

/** Which fields two versions of a patient differ in, in the order of the page. */
export function changedFields(before: Patient, after: Patient): readonly PatientField[] {
  return looks.map(({ name }) => name).filter((name) => before[name] !== after[name]);
}

/** What is wrong with a value of a field, in words; null if nothing is. */
export function problemOfField(name: PatientField, value: unknown): string | null {
  const read = patients.patch.safeParse({ [name]: value });
  return read.success ? null : (read.error.issues[0]?.message ?? 'is not right');
}

/** What was typed as the field keeps it: an empty one that need not be filled in is null. */
export function asFieldValue(name: PatientField, typed: string): string | null {
  return typed.trim() === '' && name !== 'firstName' && name !== 'lastName' ? null : typed;
}

/** `Phone`, `Phone and Address`, `3 fields`: what was changed, in a few words. */
export function fieldsWords(names: readonly string[]): string {
  if (names.length > 2) return `${names.length} fields`;
  return names
    .map((name, place) => (place === 0 ? labelOfField(name) : labelOfField(name).toLowerCase()))
    .join(' and ');
}

/** The first problem of a refusal that is about this field. */
export function messageFor(name: string, fields: readonly FieldProblem[] | undefined): string | null {
  return fields?.find(({ field }) => field === name)?.message ?? null;
}
