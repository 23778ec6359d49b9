import { useMemo } from 'react';
import { useAppDispatch } from './hooks';
import { useRuntime } from './LockstepProvider';

export interface DataSync {
  /** Asks the server for everything any screen shows. One entity that fails does not stop the others. */
  refreshAll(): Promise<void>;
  /** The same for one entity, by its path. */
  refresh(path: string): Promise<void>;
}

/** A manual trigger for whoever wants one; the live loop needs none. */
export function useDataSync(): DataSync {
  const { slices, store, engine } = useRuntime();
  const dispatch = useAppDispatch();
  return useMemo(() => {
    async function refresh(path: string): Promise<void> {
      const asked = slices.filter(({ entity }) => entity.path === path);
      await Promise.all(
        asked.flatMap(({ selectors, thunks }) =>
          selectors
            .selectLoads(store.getState())
            .map(({ query }) => dispatch(thunks.fetchAll({ ...query, forceRefresh: true }))),
        ),
      );
    }
    return {
      refresh,
      async refreshAll() {
        await Promise.allSettled([engine.pullNow(), ...slices.map(({ entity }) => refresh(entity.path))]);
      },
    };
  }, [slices, store, engine, dispatch]);
}
