import type { Draft } from '@/domain/entity';
import type { Day, Id } from '@/domain/primitives';
import { InvoiceLine, type invoices } from './invoice';

export type InvoiceDraft = Draft<typeof invoices>;

/** As long as most practices give people to pay. */
export const usualDueDays = 14;

interface Visit {
  id: Id;
  patientId: Id;
}

interface Offer {
  name: string;
  priceCents: number;
}

interface DraftOptions {
  /** The day of the visit as it shall read on the line: `24 Nov 2026`. */
  on?: string;
  dueOn?: Day | null;
}

/** A draft for one visit: one line, its service at today's price. */
export function invoiceDraftOf(
  visit: Visit,
  service: Offer,
  { on, dueOn = null }: DraftOptions = {},
): InvoiceDraft {
  const { patientId, id: appointmentId } = visit;
  return { patientId, appointmentId, status: 'draft', dueOn, lines: [lineOf(service, on)] };
}

function lineOf({ name, priceCents }: Offer, on?: string): InvoiceLine {
  return InvoiceLine.parse({ description: on ? `${name}, ${on}` : name, quantity: 1, unitCents: priceCents });
}
