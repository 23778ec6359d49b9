import { z } from 'zod';
import { Cents, Day, Id, Instant, Line, Text } from '@/domain/primitives';

/** The parts of a visit's note, in their order, and how long each may be: as the treatment record keeps them. */
export const noteParts = ['subjective', 'objective', 'assessment', 'plan'] as const;
export type NotePart = (typeof noteParts)[number];
export const longestPart = 8_000;

const part = Text(longestPart).nullable().optional();

/** What was found and done. It becomes a draft: signing is the therapist's own. */
export const VisitNote = z.strictObject({
  subjective: part,
  objective: part,
  assessment: part,
  plan: part,
  /** Unless said: when the visit was to begin, or now if that is still ahead. */
  performedAt: Instant.optional(),
});
export type VisitNote = z.infer<typeof VisitNote>;

/** One line of the visit's invoice. */
export const VisitLine = z.strictObject({
  description: Line(200),
  quantity: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(9_999, 'must not be more than 9,999'),
  unitCents: Cents,
});
export type VisitLine = z.infer<typeof VisitLine>;

/** How much of a thing was used up. */
export const VisitStock = z.strictObject({
  itemId: Id,
  amount: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(1_000_000, 'is more than any visit uses'),
});
export type VisitStock = z.infer<typeof VisitStock>;

/** All that a visit leaves behind, in one: what is left out is not written, but an invoice always is. */
export const CompleteVisit = z.strictObject({
  note: VisitNote.optional(),
  /** Unless said: the service by its name and price. */
  lines: z.array(VisitLine, 'must be a list of lines').max(100, 'must not be more than 100 lines').optional(),
  dueOn: Day.nullable().optional(),
  stock: z
    .array(VisitStock, 'must be a list of what was used')
    .max(50, 'must not be more than 50 things')
    .optional(),
  /** The invoice is issued at once rather than left as a draft. */
  issue: z.boolean('must be true or false').optional(),
});
export type CompleteVisit = z.infer<typeof CompleteVisit>;

/** Why what was used went: told with each movement of the stock. */
export const usedAtVisit = 'Used at a visit';

/** From these statuses a visit can be completed. */
const completable: readonly string[] = ['arrived', 'inProgress'];

export function isCompletable(status: string): boolean {
  return completable.includes(status);
}

/** The statuses on the way to `completed`, each legal after the one before; of others the rules of appointments refuse it. */
export function stepsToCompleted(status: string): readonly [string, ...string[]] {
  return status === 'arrived' ? ['inProgress', 'completed'] : ['completed'];
}

/** The parts of a visit, as a refusal names them. */
export type VisitPart =
  { kind: 'appointment' } | { kind: 'note' } | { kind: 'invoice' } | { kind: 'stock'; place: number };

/** A field of one of the rows that a visit writes, as the one who sent the visit knows it: `stock.1.amount`. */
export function partField(at: VisitPart, field: string): string {
  switch (at.kind) {
    case 'appointment':
      return field;
    case 'note':
      return `note.${field}`;
    case 'stock':
      return `stock.${at.place}.${field}`;
    case 'invoice':
      if (field === 'status') return 'issue';
      return /^(lines|dueOn)\b/.test(field) ? field : `invoice.${field}`;
  }
}
