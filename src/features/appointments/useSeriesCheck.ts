import { useEffect, useState } from 'react';
import type { SeriesConflict } from '@/domain/errors';
import { act } from '@/store/act';
import { useAppDispatch } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import type { AppointmentDraft } from './appointmentWrites';
import { conflictsOf, type Repeat, SeriesAnswer, seriesBody } from './seriesCalls';

const pauseMs = 250;

export interface SeriesCheck {
  /** `failed`: nobody knows; saving will tell. */
  state: 'none' | 'asking' | 'known' | 'failed';
  conflicts: readonly SeriesConflict[];
}

const nothing: SeriesCheck = { state: 'none', conflicts: [] };

/** Asks what a weekly series would meet, before anything is saved; null: there is nothing to ask. */
export function useSeriesCheck(draft: AppointmentDraft | null, repeat: Repeat | null): SeriesCheck {
  const dispatch = useAppDispatch();
  const { clock } = useRuntime();
  const [known, setKnown] = useState<SeriesCheck & { key: string }>({ ...nothing, key: '' });
  const body = draft && repeat ? seriesBody(draft, repeat, true) : null;
  const key = body && JSON.stringify(body);
  useEffect(() => {
    if (key === null) return undefined;
    let isWanted = true;
    const cancel = clock.after(pauseMs, () => {
      void dispatch(act('/appointments/series', body, SeriesAnswer)).then((result) => {
        if (!isWanted) return;
        if (result.ok) setKnown({ key, state: 'known', conflicts: conflictsOf(result.answer) });
        else setKnown({ key, state: 'failed', conflicts: result.problem.details.conflicts ?? [] });
      });
    });
    return () => {
      isWanted = false;
      cancel();
    };
    // `key` is the body's content.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [dispatch, clock, key]);
  if (key === null) return nothing;
  // Those of the question before stand until the answer is there: nothing blinks.
  return known.key === key ? known : { state: 'asking', conflicts: known.conflicts };
}
