import { useMemo } from 'react';
import type { Id, Instant } from '@/domain/primitives';
import type { Treatment } from '@/features/treatments/treatment';
import { treatmentSlice } from '@/features/treatments/treatmentSlice';
import { type Entry, type LoadedList, useDerivedBy, useLoaded } from '@/store/hooks';
import {
  type ListedTreatment,
  type TreatmentFilter,
  type TreatmentItem,
  treatmentItems,
} from './treatmentItems';

/** What the list shows, of what is loaded; another array only when a line came, went or moved. */
export function useTreatmentItems(filter: TreatmentFilter): readonly TreatmentItem[] {
  const drafts = useDerivedBy(treatmentSlice, 'state', 'draft', listed, sameListed);
  const signed = useDerivedBy(treatmentSlice, 'state', 'signed', listed, sameListed);
  return useMemo(() => treatmentItems(drafts, signed, filter), [drafts, signed, filter]);
}

/**
 * How many drafts wait, of what is loaded.
 * @param of of this member of staff; null: of everybody
 */
export function useDraftCount(of: Id | null): number {
  const drafts = useDerivedBy(treatmentSlice, 'state', 'draft', listed, sameListed);
  return of === null ? drafts.length : drafts.filter(({ staffId }) => staffId === of).length;
}

function listed(entries: readonly Entry<Treatment>[]): readonly ListedTreatment[] {
  return entries.flatMap(({ row }) => row ?? []);
}

/** What is written into records moves none of them. */
function sameListed(a: readonly ListedTreatment[], b: readonly ListedTreatment[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, place) => {
      const other = b[place];
      return (
        one === other ||
        (one.id === other?.id &&
          one.patientId === other.patientId &&
          one.staffId === other.staffId &&
          one.performedAt === other.performedAt)
      );
    })
  );
}

/**
 * Every draft, however old, and what was performed since then. Going back asks for what lies before, not for all again.
 * @param before from where it was loaded already; the same as `since` at first
 */
export function useLoadedTreatments(since: Instant, before: Instant): readonly LoadedList[] {
  const window = since < before ? { from: since, to: before } : { from: since };
  return [useLoaded(treatmentSlice, { signedAt: null }), useLoaded(treatmentSlice, window)];
}
