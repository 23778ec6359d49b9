import { z } from 'zod';
import { defineEntity, type Draft, type Row } from '@/domain/entity';
import { ownStaff } from '@/domain/policy';
import { Id, Instant, Line, Text } from '@/domain/primitives';

const part = () => Text(8_000).nullable().default(null);

/** Long enough for what was forgotten; a whole record is written anew. */
export const AddendumText = Text(4_000);

/** What was added to a signed record: it corrects, and changes nothing of what was signed. */
export const Addendum = z.object({
  id: Id,
  at: Instant,
  /** Who wrote it, by name: people leave a practice, records don't. */
  author: Line(),
  text: AddendumText,
});
export type Addendum = z.infer<typeof Addendum>;

/** What was found and done at one visit, as SOAP: subjective, objective, assessment, plan. Signed, it never changes again. */
export const treatments = defineEntity({
  name: 'treatment',
  path: 'treatments',
  table: 'treatment',
  isPersonal: true,
  fields: {
    patientId: Id,
    appointmentId: Id.nullable().default(null),
    /** Who treated, and who alone signs. */
    staffId: Id,
    performedAt: Instant,
    subjective: part(),
    objective: part(),
    assessment: part(),
    plan: part(),
    /** Null: still a draft. */
    signedAt: Instant.nullable().default(null),
    /** By name. */
    signedBy: Line().nullable().default(null),
    /** In the order in which they were added; null: none. */
    addenda: z.array(Addendum).nullable().default(null),
  },
  givenByServer: ['signedAt', 'signedBy', 'addenda'],
  references: { patientId: 'patients', appointmentId: 'appointments', staffId: 'staff' },
  rangeField: 'performedAt',
  indexes: {
    patient: (row) => row.patientId,
    appointment: (row) => row.appointmentId ?? '',
    staff: (row) => row.staffId,
    state: (row) => (row.signedAt ? 'signed' : 'draft'),
  },
  // The latest first, as records are read.
  compare: (a, b) => (a.performedAt > b.performedAt ? -1 : a.performedAt < b.performedAt ? 1 : 0),
  describe: (row, nameOf) => ({
    patientId: row.patientId,
    staffId: row.staffId,
    staffName: nameOf('staff', row.staffId),
  }),
  lockedFields: ({ signedAt }) => (signedAt ? contentFields : []),
  isKept: ({ signedAt }) => signedAt !== null,
  policy: {
    see: { admin: 'all', therapist: 'all', assistant: 'all' },
    create: { admin: 'all', assistant: 'all', therapist: ownStaff },
    change: { admin: 'all', assistant: 'all', therapist: ownStaff },
    delete: { admin: 'all', assistant: 'all', therapist: ownStaff },
  },
  polling: { activeMs: 30_000, idleMs: 60_000 },
});

export type Treatment = Row<typeof treatments>;
export type TreatmentDraft = Draft<typeof treatments>;

/** The four parts of a record, in their order. */
export const soapParts = ['subjective', 'objective', 'assessment', 'plan'] as const;
export type SoapPart = (typeof soapParts)[number];

/** What is signed: all that somebody writes. */
export const contentFields = ['patientId', 'appointmentId', 'staffId', 'performedAt', ...soapParts] as const;
