import { Temporal } from 'temporal-polyfill';
import type { Ids } from '../ports';

const dayMs = 24 * 60 * 60_000;
const dayStyle = { day: 'numeric', month: 'short', year: 'numeric' } as const;

interface DemoVisit {
  id: string;
  patientId: string | undefined;
  serviceId: string | undefined;
  startsAt: string;
  endsAt: string;
  status: string;
}

interface DemoOffer {
  id: string;
  name: string;
  priceCents: number;
}

interface Place {
  timeZone: string;
  /** Epoch milliseconds. */
  now: number;
}

/** As the table takes it; number, totals and what follows from the payments are worked out there. */
export interface DemoInvoice {
  id: string;
  patientId: string;
  appointmentId: string;
  status: 'draft' | 'open' | 'void';
  dueOn: string;
  lines: { description: string; quantity: number; unitCents: number }[];
  issuedAt: string | null;
  payments: { id: string; at: string; amountCents: number; method: string }[] | null;
}

type Kind = 'paid' | 'partlyPaid' | 'open' | 'overdue' | 'void' | 'draft' | 'none';

/**
 * What was invoiced of the demo's visits, in the order in which it was issued: most of it is paid, some in part, some is
 * open or overdue, one is void; of the last two days there are drafts and what is to be invoiced yet.
 */
export function demoInvoices(
  visits: readonly DemoVisit[],
  services: readonly DemoOffer[],
  { timeZone, now }: Place,
  ids: Ids,
): DemoInvoice[] {
  const done = visits
    .filter(({ status }) => status === 'completed')
    .toSorted((a, b) => (a.endsAt < b.endsAt ? -1 : a.endsAt > b.endsAt ? 1 : a.id < b.id ? -1 : 1));
  return done.flatMap((visit, n) => {
    const service = services.find(({ id }) => id === visit.serviceId);
    const kind = kindOf(n, now - Date.parse(visit.endsAt));
    if (!service || !visit.patientId || kind === 'none') return [];
    const issuedMs = Date.parse(visit.endsAt) + 10 * 60_000;
    const day = Temporal.Instant.from(visit.startsAt).toZonedDateTimeISO(timeZone).toPlainDate();
    const { priceCents } = service;
    const hasExtra = n % 9 === 4;
    const lines = [
      {
        description: `${service.name}, ${day.toLocaleString('en-GB', dayStyle)}`,
        quantity: 1,
        unitCents: priceCents,
      },
      ...(hasExtra ? [{ description: 'Travel', quantity: 1, unitCents: 1_500 }] : []),
    ];
    const totalCents = priceCents + (hasExtra ? 1_500 : 0);
    const paidCents = kind === 'paid' ? totalCents : kind === 'partlyPaid' ? Math.ceil(totalCents * 0.4) : 0;
    const paidMs = Math.min(now, issuedMs + (n % 4) * dayMs);
    const method = ['card', 'cash', 'transfer', 'insurance'][n % 4] ?? 'card';
    const payment = { id: ids.next(), at: new Date(paidMs).toISOString(), amountCents: paidCents, method };
    return {
      id: ids.next(),
      patientId: visit.patientId,
      appointmentId: visit.id,
      status: kind === 'draft' || kind === 'void' ? kind : 'open',
      dueOn: day.add({ days: kind === 'overdue' ? 2 : 14 }).toString(),
      lines,
      issuedAt: kind === 'draft' ? null : new Date(Math.min(now, issuedMs)).toISOString(),
      payments: paidCents > 0 ? [payment] : null,
    };
  });
}

/** @param agoMs how long ago the visit ended */
function kindOf(n: number, agoMs: number): Kind {
  if (agoMs < 2 * dayMs) return n % 3 === 0 ? 'draft' : 'none';
  if (n === 1) return 'void';
  const isOld = agoMs > 4 * dayMs;
  if (n % 14 === 3) return isOld ? 'overdue' : 'open';
  if (n % 10 === 5) return 'partlyPaid';
  return n % 8 === 2 ? 'open' : 'paid';
}
