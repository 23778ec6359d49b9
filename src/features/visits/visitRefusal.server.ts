import { LockstepError, type ProblemCode } from '@/domain/errors';
import { partField, type VisitPart } from './visit';

/** The field that a refusal without one is about. */
const wholeOf: Readonly<Record<VisitPart['kind'], string>> = {
  appointment: 'status',
  note: 'performedAt',
  invoice: 'lines',
  stock: 'itemId',
};

const fieldOfCode: Partial<Record<ProblemCode, string>> = { already_exists: 'appointmentId' };

/** Names the part of the visit that was refused; what is no refusal comes back as it is. */
export function refusedPart(error: unknown, at: VisitPart): unknown {
  if (!(error instanceof LockstepError) || at.kind === 'appointment') return error;
  const { code, details } = error;
  // What an address without such a row is told would be said of the appointment.
  const isUnknown = code === 'not_found';
  const isShort = at.kind === 'stock' && code === 'not_enough';
  const given = isShort ? [{ field: 'amount', message: 'is more than there is' }] : (details.fields ?? []);
  const fields =
    given.length > 0 ? given : [{ field: fieldOfCode[code] ?? wholeOf[at.kind], message: details.detail }];
  return new LockstepError(
    isUnknown ? 'unknown_reference' : code,
    {
      ...details,
      ...(isUnknown
        ? { detail: 'One of the things that were used is not there any more. Nothing was changed.' }
        : {}),
      fields: fields.map(({ field, message }) => ({
        field: partField(at, field),
        message: isUnknown ? 'does not exist' : message,
      })),
    },
    { cause: error },
  );
}
