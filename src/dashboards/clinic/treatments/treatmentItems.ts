import { dayOfInstant } from '@/domain/calendar';
import { daysInterval } from '@/domain/practiceTime';
import type { Day, Id, Instant } from '@/domain/primitives';

/** What decides whether, and where, a record stands in the list. */
export interface ListedTreatment {
  id: Id;
  patientId: Id;
  staffId: Id;
  performedAt: Instant;
}

export type StateFilter = 'draft' | 'signed' | null;

export interface TreatmentFilter {
  state: StateFilter;
  /** Of this member of staff only; null: of everybody. */
  staffId: Id | null;
  /** Of these patients only; null: of all. */
  patientIds: readonly Id[] | null;
  /** Signed ones that are older are not listed. */
  since: Instant;
  /** IANA name. */
  timeZone: string;
}

export type TreatmentItem =
  | { kind: 'drafts'; key: string; count: number }
  | { kind: 'day'; key: string; day: Day }
  | { kind: 'row'; key: Id; id: Id };

/**
 * Drafts first, since they wait to be signed: the oldest has waited longest. Then what is signed under its days, the latest
 * first.
 */
export function treatmentItems(
  drafts: readonly ListedTreatment[],
  signed: readonly ListedTreatment[],
  { state, staffId, patientIds, since, timeZone }: TreatmentFilter,
): TreatmentItem[] {
  const isMeant = (one: ListedTreatment) =>
    (staffId === null || one.staffId === staffId) && (patientIds?.includes(one.patientId) ?? true);
  const items: TreatmentItem[] = [];
  const waiting = state === 'signed' ? [] : drafts.filter(isMeant);
  if (waiting.length > 0) items.push({ kind: 'drafts', key: 'drafts', count: waiting.length });
  for (const { id } of waiting.toSorted((a, b) => byInstant(a, b))) items.push({ kind: 'row', key: id, id });

  const done = state === 'draft' ? [] : signed.filter((one) => isMeant(one) && one.performedAt >= since);
  let dayStart = Infinity;
  for (const { id, performedAt } of done.toSorted((a, b) => byInstant(b, a))) {
    const at = Date.parse(performedAt);
    if (at < dayStart) {
      const day = dayOfInstant(at, timeZone);
      dayStart = daysInterval(day, day, timeZone).start;
      items.push({ kind: 'day', key: `day ${day}`, day });
    }
    items.push({ kind: 'row', key: id, id });
  }
  return items;
}

function byInstant(a: ListedTreatment, b: ListedTreatment): number {
  if (a.performedAt !== b.performedAt) return a.performedAt < b.performedAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
