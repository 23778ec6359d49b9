import { useCallback, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { useRuntime } from '@/store/LockstepProvider';
import { withRecent } from './recentPatients';

/** In memory and with the runtime: they end when the person signs out. */
const known = new WeakMap<object, readonly Id[]>();

/** The patients this person chose last in this tab, and how to add one. */
export function useRecentPatients(): [readonly Id[], (chosen: Id) => void] {
  const runtime = useRuntime();
  const [recents, setRecents] = useState(() => known.get(runtime) ?? []);
  const add = useCallback(
    (chosen: Id) => {
      const now = withRecent(known.get(runtime) ?? [], chosen);
      known.set(runtime, now);
      setRecents(now);
    },
    [runtime],
  );
  return [recents, add];
}
