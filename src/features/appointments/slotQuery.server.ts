import { z } from 'zod';
import { daysBetween } from '@/domain/calendar';
import { LockstepError } from '@/domain/errors';
import { Day, Id, isId } from '@/domain/primitives';
import { invalidFields } from '@/server/zodValidation';

const longestDays = 92;
const mostIds = 500;
const step = 'must be a whole number of minutes from 5 to 120';

/** Several with commas; each once. */
const Ids = z
  .string('must be given once: a UUID, or several with commas')
  .transform((text) => [...new Set(text.split(','))])
  .refine((ids) => ids.length <= mostIds, 'names too many ids')
  .refine((ids) => ids.every(isId), 'must be a UUID, or several with commas')
  .transform((ids) => ids as Id[]);

/** What `GET /api/slots` may be asked. Days are the practice's, both included. */
export const SlotQuery = z.strictObject({
  serviceId: Id,
  staffId: Ids.optional(),
  from: Day,
  to: Day,
  stepMinutes: z.coerce.number(step).int(step).min(5, step).max(120, step).optional(),
});
export type SlotQuery = z.infer<typeof SlotQuery>;

/** @throws LockstepError `invalid_fields`, naming every key that is missing, unknown or wrong */
export function parseSlotQuery(query: unknown): SlotQuery {
  const parsed = SlotQuery.safeParse(query);
  if (!parsed.success) throw invalidFields(parsed.error);
  const { from, to } = parsed.data;
  const days = daysBetween(from, to) + 1;
  if (days < 1) throw wrongEnd(`must not be before from, ${from}`);
  if (days > longestDays) throw wrongEnd(`must be within ${longestDays} days of from, both included`);
  return parsed.data;
}

/** Refuses what is asked for because of where it ends. */
export function wrongEnd(message: string): LockstepError {
  return new LockstepError('invalid_fields', {
    detail: 'Free slots cannot be asked for like that: to.',
    fields: [{ field: 'to', message }],
  });
}

/** Refuses ids that nothing here has. */
export function unknownIds(field: 'serviceId' | 'staffId', ids: readonly Id[]): LockstepError {
  const message = field === 'serviceId' ? 'is no service here' : `names nobody here: ${ids.join(', ')}`;
  return new LockstepError('unknown_reference', {
    detail: `There is nothing with the ${field} that was asked for. It may have been deleted.`,
    fields: [{ field, message }],
  });
}
