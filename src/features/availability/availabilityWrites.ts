import type { Draft, Patch } from '@/domain/entity';
import type { Id } from '@/domain/primitives';
import type { Availability, availabilities } from './availability';

export type AvailabilityDraft = Draft<typeof availabilities>;
export type AvailabilityPatch = Patch<typeof availabilities>;

/** What can be done with availability on a screen. Each shows at once, says how it went, and can be undone. */
export interface AvailabilityWrites {
  add(draft: AvailabilityDraft): void;
  /** Several at once, told in one message. */
  addAll(drafts: readonly AvailabilityDraft[]): void;
  change(row: Availability, patch: AvailabilityPatch, options?: Confirmed): void;
  remove(row: Availability, options?: Confirmed): void;
}

/** What the person was asked about and wants all the same. */
export interface Confirmed {
  confirm: readonly string[];
}

/** The appointments may be left without availability. */
export const evenIfBooked: Confirmed = { confirm: ['evenIfBooked'] };

/** A write that would leave appointments without availability. Nothing has changed so far. */
export interface StillBooked {
  detail: string;
  /** The appointments. */
  affected: readonly Id[];
  /** Does it all the same. */
  go(): void;
}

/** Two people changed the same field: what each of them wants. */
export interface EditConflict {
  mine: Availability;
  theirs: Availability;
  patch: AvailabilityPatch;
}

/** The fields that make the same stretch again. */
export function draftOf({ staffId, date, startTime, endTime, isActive }: Availability): AvailabilityDraft {
  return { staffId, date, startTime, endTime, isActive };
}

/** Only the fields in which `wanted` differs, so that edits of different fields merge. */
export function patchBetween(
  before: Availability,
  wanted: Pick<Availability, 'date' | 'startTime' | 'endTime'>,
): AvailabilityPatch | null {
  const patch: AvailabilityPatch = {
    ...(wanted.date === before.date ? {} : { date: wanted.date }),
    ...(wanted.startTime === before.startTime ? {} : { startTime: wanted.startTime }),
    ...(wanted.endTime === before.endTime ? {} : { endTime: wanted.endTime }),
  };
  return Object.keys(patch).length === 0 ? null : patch;
}

/** The values these fields had, to put them back. */
export function reversal(before: Availability, patch: AvailabilityPatch): AvailabilityPatch {
  const old = before as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.keys(patch).map((field) => [field, old[field]]));
}
