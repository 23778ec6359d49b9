import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import type { Role, Scope } from '@/domain/policy';
import { Day, Line, Text } from '@/domain/primitives';
import { compareWords } from './patientWords';

/** Who knows what is wrong with somebody, and not only where they live. */
const clinical: readonly Role[] = ['admin', 'therapist', 'assistant'];

const itself = { field: 'id', equals: 'patientId' } as const satisfies Scope;

/** Who is cared for: identity, how to reach them, and what whoever treats them has to know. */
export const patients = defineEntity({
  name: 'patient',
  path: 'patients',
  table: 'patient',
  isPersonal: true,
  isSubject: true,
  fields: {
    firstName: Line(80),
    lastName: Line(80),
    birthDate: Day.nullable().default(null),
    phone: Line(40).nullable().default(null),
    email: z
      .email('must be an e-mail address')
      .max(200, 'must not be longer than 200 characters')
      .nullable()
      .default(null),
    address: Line(300).nullable().default(null),
    medicalHistory: Text(8_000).nullable().default(null),
    notes: Text(4_000).nullable().default(null),
  },
  onlyFor: { medicalHistory: clinical, notes: clinical },
  searchFields: ['lastName', 'firstName', 'phone', 'email'],
  indexes: { all: () => '' },
  compare: compareWords,
  policy: {
    see: {
      admin: 'all',
      operator: 'all',
      scheduler: 'all',
      assistant: 'all',
      therapist: 'all',
      patient: itself,
    },
    create: { admin: 'all', operator: 'all', scheduler: 'all', assistant: 'all', therapist: 'all' },
    change: {
      admin: 'all',
      operator: 'all',
      scheduler: 'all',
      assistant: 'all',
      therapist: 'all',
      patient: itself,
    },
    delete: { admin: 'all', assistant: 'all' },
  },
  polling: { activeMs: 30_000, idleMs: 60_000 },
});

export type Patient = Row<typeof patients>;

/** As people say it: first name, last name. */
export function patientName({ firstName, lastName }: Pick<Patient, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`;
}
