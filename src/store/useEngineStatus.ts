import { useSyncExternalStore } from 'react';
import type { EngineStatus } from '@/sync/engineStatus';
import { useRuntime } from './LockstepProvider';

export type { EngineStatus };

/** What the engine of this tab is doing; renders again when that changes. */
export function useEngineStatus(): EngineStatus {
  const { status } = useRuntime().engine;
  return useSyncExternalStore(status.subscribe, status.get);
}
