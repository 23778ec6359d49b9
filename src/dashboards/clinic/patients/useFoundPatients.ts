import { useCallback } from 'react';
import type { Id } from '@/domain/primitives';
import type { Patient } from '@/features/patients/patient';
import { patientSlice } from '@/features/patients/patientSlice';
import { compareWords, rankOf, typedWords } from '@/features/patients/patientWords';
import { usePatientSearch } from '@/features/patients/usePatientSearch';
import { type Entry, sameItems, useDerivedBy } from '@/store/hooks';

/** As many as the server tells of at once. */
const told = 20;

export interface FoundPatients {
  /** Best first. */
  ids: readonly Id[];
  /** The server has not answered this text yet. */
  isWaiting: boolean;
  hasFailed: boolean;
  /** There may be others that fit as well. */
  mayBeMore: boolean;
}

/**
 * Who fits what was typed: of all that this tab holds, to which the server adds the best it knows. So those that are here are
 * shown at once, and who is added, renamed or deleted meanwhile comes and goes by itself.
 */
export function useFoundPatients(text: string): FoundPatients {
  const asked = text.trim();
  const search = usePatientSearch(asked);
  const derive = useCallback(
    (entries: readonly Entry<Patient>[]): readonly Id[] => {
      const words = typedWords(asked);
      const ranked = entries.flatMap(({ row }) => {
        const rank = row ? rankOf(row, words) : 0;
        return row && rank > 0 ? [{ row, rank }] : [];
      });
      ranked.sort((a, b) => a.rank - b.rank || compareWords(a.row, b.row));
      return ranked.map(({ row }) => row.id);
    },
    [asked],
  );
  // Nothing stands under another key: while nobody looks for anything, nothing is worked out.
  const ids = useDerivedBy(patientSlice, 'all', asked === '' ? 'nobody' : '', derive, sameItems);
  return {
    ids,
    isWaiting: asked !== '' && search.answered !== asked.slice(0, 100) && !search.hasFailed,
    hasFailed: asked !== '' && search.hasFailed,
    mayBeMore: (search.ids?.length ?? 0) >= told,
  };
}
