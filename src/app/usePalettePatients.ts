import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import { type Patient, patientName } from '@/features/patients/patient';
import { patientFacts } from '@/features/patients/patientFromText';
import { patientSlice } from '@/features/patients/patientSlice';
import { rankOf, typedWords } from '@/features/patients/patientWords';
import { usePatientSearch } from '@/features/patients/usePatientSearch';
import { type Entry, sameItems, useDerivedBy } from '@/store/hooks';
import { capitalise } from '@/ui/format';
import { useSession, useWords } from '@/ui/sessionContext';
import { screensOf } from './navigation';
import type { Find } from './usePaletteFinds';

const shown = 8;
/** One letter finds half of the practice. */
const fewest = 2;

/** Where this role has pages of patients; null: nowhere. */
function useClinicBase(): string | null {
  const { role } = useSession().user;
  const clinic = screensOf(role).find(({ path }) => path === '/clinic' || path === '/assistant');
  return clinic?.path ?? null;
}

export interface PalettePatients {
  finds: readonly Find[];
  isWaiting: boolean;
  /** This role finds patients here at all. */
  mayFind: boolean;
}

/**
 * The patients that the palette finds, for roles that have a page to open them on; the server is asked while one types, and an
 * answer to what is no longer typed is dropped.
 */
export function usePalettePatients(typed: string): PalettePatients {
  const base = useClinicBase();
  const { client } = useWords();
  const navigate = useNavigate();
  const text = typed.trim();
  const isAsked = base !== null && text.length >= fewest;
  const { ids, answered, hasFailed } = usePatientSearch(isAsked ? text : '');
  const best = useMemo(() => new Set<Id>(ids ?? []), [ids]);
  const derive = useCallback(
    (entries: readonly Entry<Patient>[]): readonly Patient[] => {
      const words = typedWords(text);
      const fitting = entries.flatMap(({ row }) =>
        row && best.has(row.id) && rankOf(row, words) > 0 ? [row] : [],
      );
      return fitting.toSorted((a, b) => rankOf(a, words) - rankOf(b, words)).slice(0, shown);
    },
    [best, text],
  );
  // Nothing stands under another key: while nobody is looked for, nothing is worked out.
  const rows = useDerivedBy(patientSlice, 'all', isAsked ? '' : 'nobody', derive, sameItems);
  const finds = useMemo(
    () =>
      rows.map((row): Find => ({
        id: row.id,
        group: capitalise(client.many),
        label: patientName(row),
        hint: patientFacts(row),
        run: () => void navigate(`${base}/patients/${row.id}`),
      })),
    [rows, client, base, navigate],
  );
  const isWaiting = isAsked && answered !== text.slice(0, 100) && !hasFailed;
  return { finds, isWaiting, mayFind: base !== null };
}
