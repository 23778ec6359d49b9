import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Id, Instant } from '@/domain/primitives';
import { derived } from '@/store/derived';
import { useRuntime } from '@/store/LockstepProvider';
import { sameTimeline, type Timeline, timelineOf } from './timelineOrder';
import type { TimelineSource } from './timelineSource';

/** A patient's history, of what is loaded; live. Another value only when an entry came, went or has another time. */
export function useTimeline(sources: readonly TimelineSource[], patientId: Id, now: Instant): Timeline {
  const { store, subscriptions } = useRuntime();
  const subscribe = useCallback(
    (changed: () => void) => {
      const ends = sources.map(({ kind }) => subscriptions.toRowsOf(kind, 'patient', patientId, changed));
      return () => {
        for (const end of ends) end();
      };
    },
    [subscriptions, sources, patientId],
  );
  const read = useMemo(
    () =>
      derived(
        () => store.getState(),
        (state) => timelineOf(sources.flatMap((source) => source.entriesOf(state, patientId, now))),
        sameTimeline,
      ),
    [store, sources, patientId, now],
  );
  return useSyncExternalStore(subscribe, read);
}
