import { z } from 'zod';
import type { FieldProblem, LockstepError } from '@/domain/errors';
import { Id } from '@/domain/primitives';

/** Where a visit is completed. */
export function visitPath(appointmentId: Id): string {
  return `/appointments/${appointmentId}/complete`;
}

const Written = z.looseObject({ id: Id });

/** What is answered; the rows themselves come by the one way in. */
export const VisitAnswer = z.object({
  appointment: Written,
  treatment: Written.nullable(),
  invoice: Written,
  movements: z.array(Written),
});
export type VisitAnswer = z.infer<typeof VisitAnswer>;

/** Where on a visit's form something is said. */
export type VisitSection = 'visit' | 'note' | 'used' | 'invoice';

/** Why a visit was not completed, where that is to be said, and of which fields: `stock.1.amount`. */
export interface VisitRefusal {
  section: VisitSection;
  detail: string;
  fields: ReadonlyMap<string, string>;
}

export function sectionOf(field: string): VisitSection {
  if (/^note\b/.test(field)) return 'note';
  if (/^stock\b/.test(field)) return 'used';
  return /^(lines|dueOn|issue|invoice)\b/.test(field) ? 'invoice' : 'visit';
}

export function visitRefusal({ details }: Pick<LockstepError, 'details'>): VisitRefusal {
  const fields: readonly FieldProblem[] = details.fields ?? [];
  const [first] = fields;
  return {
    section: first ? sectionOf(first.field) : 'visit',
    detail: details.detail,
    fields: new Map(fields.map(({ field, message }) => [field, message])),
  };
}
