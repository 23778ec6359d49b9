import { useEffect, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { useAppDispatch } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import { patientSlice } from './patientSlice';

/** Between two letters of somebody who types; less asks for every letter, more is felt. */
const pauseMs = 120;

export interface PatientSearch {
  /** Best first. Those of the text before stay until the next answer is there; null before the first. */
  ids: readonly Id[] | null;
  /** The text they answer. */
  answered: string;
  /** The last question got no answer. */
  hasFailed: boolean;
}

const nothing: PatientSearch = { ids: null, answered: '', hasFailed: false };

/** Asks the server for patients while somebody types. An answer to a text that is no longer there is dropped. */
export function usePatientSearch(text: string): PatientSearch {
  const { clock } = useRuntime();
  const dispatch = useAppDispatch();
  const [search, setSearch] = useState(nothing);
  const asked = text.trim().slice(0, 100);
  useEffect(() => {
    if (asked === '') return undefined;
    const closing = new AbortController();
    const cancel = clock.after(pauseMs, () => {
      void dispatch(patientSlice.thunks.search(asked, closing.signal)).then((ids) => {
        if (closing.signal.aborted) return;
        setSearch((before) =>
          ids ? { ids, answered: asked, hasFailed: false } : { ...before, hasFailed: true },
        );
      });
    });
    return () => {
      cancel();
      closing.abort();
    };
  }, [clock, dispatch, asked]);
  return asked === '' ? nothing : search;
}
