import { LockstepError } from '@/domain/errors';
import type { Viewer } from '@/domain/policy';
import type { Id, Instant } from '@/domain/primitives';
import { soapParts, type Treatment } from './treatment';

const dayMs = 86_400_000;

/** Clinical sign-off is not delegated, whatever else somebody may do. */
const signing: readonly Viewer['role'][] = ['therapist', 'admin'];

/** Whether this is whoever treated, and hence may sign. */
export function maySign(
  { role, staffId }: Viewer,
  { staffId: treatedBy }: Pick<Treatment, 'staffId'>,
): boolean {
  return signing.includes(role) && staffId !== null && staffId === treatedBy;
}

/** Whether any of the four parts says something. */
export function hasContent(row: Pick<Treatment, (typeof soapParts)[number]>): boolean {
  return soapParts.some((part) => row[part] !== null);
}

/** @throws LockstepError `forbidden` to anybody but whoever treated; `locked` if it is signed already */
export function assertMayBeSigned(viewer: Viewer, row: Treatment): void {
  if (!maySign(viewer, row)) {
    throw new LockstepError(
      'forbidden',
      'Only whoever gave the treatment signs its record. Nothing was changed; the draft waits for them.',
    );
  }
  if (row.signedAt !== null) {
    throw new LockstepError(
      'locked',
      'This record is signed already and stays as it was signed. Nothing was changed; to correct it, add an addendum.',
    );
  }
}

/** @throws LockstepError `against_rules` if there is nothing to sign */
export function assertHasContent(row: Treatment): void {
  if (hasContent(row)) return;
  throw new LockstepError('against_rules', {
    detail: `There is nothing to sign yet. The draft is safe; write at least one of ${soapParts.join(', ')}, then sign.`,
    fields: soapParts.map((field) => ({ field, message: 'is empty' })),
  });
}

/** @throws LockstepError `illegal_status` to a draft */
export function assertTakesAddenda({ signedAt }: Treatment): void {
  if (signedAt !== null) return;
  throw new LockstepError(
    'illegal_status',
    'Only a signed record takes addenda. Nothing was changed; a draft can still be changed itself.',
  );
}

/** What a record refers to, as far as whoever writes it may see it. */
export interface TreatmentFacts {
  /** Whose appointment it names; null: there is no such appointment. Undefined if it names none. */
  appointmentPatientId: Id | null | undefined;
  /** By the database's clock, in milliseconds since 1970. */
  now: number;
}

/** @throws LockstepError `unknown_reference` or `against_rules`, naming the field */
export function assertTreatmentAllowed(
  { patientId, performedAt }: { patientId: Id; performedAt: Instant },
  { appointmentPatientId, now }: TreatmentFacts,
): void {
  if (appointmentPatientId === null) {
    throw new LockstepError('unknown_reference', {
      detail: 'What appointmentId refers to does not exist. Nothing was changed.',
      fields: [{ field: 'appointmentId', message: 'does not exist' }],
    });
  }
  if (appointmentPatientId !== undefined && appointmentPatientId !== patientId) {
    throw new LockstepError('against_rules', {
      detail:
        'That appointment is somebody else’s. Nothing was changed; name one of the same person, or none.',
      fields: [{ field: 'appointmentId', message: 'must be an appointment of the same person' }],
    });
  }
  const latest = now + dayMs;
  if (Date.parse(performedAt) <= latest) return;
  throw new LockstepError('against_rules', {
    detail: 'What is still ahead was not done yet. Nothing was changed; say when it was performed.',
    fields: [{ field: 'performedAt', message: `must not be later than ${new Date(latest).toISOString()}` }],
  });
}
