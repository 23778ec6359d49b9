import { useMemo } from 'react';
import { useRecordPlace } from '../useRecordPlace';
import type { StateFilter } from './treatmentItems';

const states = ['draft', 'signed'] as const;

/** What the screen looks at, kept in its address: the opened record, the filter, and whom a new one is about. */
export function useTreatmentPlace() {
  const place = useRecordPlace('treatments');
  return useMemo(() => {
    const { url, setUrl, ...rest } = place;
    const wanted = url.get('show');
    return {
      ...rest,
      state: states.find((state) => state === wanted) ?? null,
      setState: (state: StateFilter) => setUrl({ show: state }),
      isMine: url.get('mine') !== null,
      setMine: (mine: boolean) => setUrl({ mine: mine ? '' : null }),
    };
  }, [place]);
}
