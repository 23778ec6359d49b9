import { createContext, type ReactNode, useContext } from 'react';
import { Provider } from 'react-redux';
import type { Runtime } from './createRuntime';
import { useSyncEventHandlers } from './useSyncEventHandlers';

const RuntimeContext = createContext<Runtime | null>(null);

/** Gives the app its store, and mounts the one way in, once. */
export function LockstepProvider({ runtime, children }: { runtime: Runtime; children: ReactNode }) {
  useSyncEventHandlers(runtime);
  return (
    <RuntimeContext value={runtime}>
      <Provider store={runtime.store}>{children}</Provider>
    </RuntimeContext>
  );
}

/** @throws Error outside of `LockstepProvider` */
export function useRuntime(): Runtime {
  const runtime = useContext(RuntimeContext);
  if (!runtime) throw new Error('There is no LockstepProvider around this component.');
  return runtime;
}
