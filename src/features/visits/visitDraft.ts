import type { Cents, Day, Id } from '@/domain/primitives';
import { type CompleteVisit, type NotePart, noteParts, type VisitLine } from './visit';

/** One thing that was used, as it is being written down. */
export interface UsedThing {
  itemId: Id;
  /** Not a number while what was typed can't be read. */
  amount: number;
  /** How many there were when it was chosen: what is missing since, somebody else took. */
  quantityThen: number;
}

/** What somebody is writing down of a visit. */
export interface VisitDraft {
  note: Readonly<Record<NotePart, string>>;
  /** Null: the service by its name and price, whatever they are by then. */
  lines: readonly VisitLine[] | null;
  dueOn: Day | null;
  isIssued: boolean;
  used: readonly UsedThing[];
}

export const emptyDraft: VisitDraft = {
  note: { subjective: '', objective: '', assessment: '', plan: '' },
  lines: null,
  dueOn: null,
  isIssued: false,
  used: [],
};

/** The lines of a visit of which nothing else was said. */
export function usualLines(service: { name: string; priceCents: Cents } | undefined): VisitLine[] {
  return service ? [{ description: service.name, quantity: 1, unitCents: service.priceCents }] : [];
}

/** Body of `POST /appointments/:id/complete`: what was left empty is not said. */
export function visitBody({ note, lines, dueOn, isIssued, used }: VisitDraft): CompleteVisit {
  const written = noteParts.filter((part) => note[part].trim() !== '');
  return {
    ...(written.length > 0 ? { note: Object.fromEntries(written.map((part) => [part, note[part]])) } : {}),
    ...(lines === null ? {} : { lines: [...lines] }),
    ...(dueOn === null ? {} : { dueOn }),
    ...(used.length > 0 ? { stock: used.map(({ itemId, amount }) => ({ itemId, amount })) } : {}),
    ...(isIssued ? { issue: true } : {}),
  };
}

/**
 * Why so much can't be taken of a thing, given how many there are now; null if it can.
 * @param quantity undefined: it is not there any more
 */
export function whyTooMuch({ amount, quantityThen }: UsedThing, quantity: number | undefined): string | null {
  if (quantity === undefined) return 'It is not there any more: take it off the list.';
  if (!Number.isInteger(amount) || amount < 1) return 'A whole number, from 1';
  if (amount <= quantity) return null;
  const left = quantity <= 0 ? 'none is left' : `${quantity} left`;
  return quantity < quantityThen
    ? `Somebody else took ${quantityThen - quantity} meanwhile: ${left}.`
    : `Not enough: ${left}.`;
}
