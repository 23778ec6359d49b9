import { useSyncExternalStore } from 'react';
import type { InspectedChange, Inspection, SourceFigures } from '@/sync/core/inspection';
import type { SyncSource } from '@/sync/syncService';
import { useRuntime } from './LockstepProvider';

export type { InspectedChange, Inspection, SourceFigures, SyncSource };

/** The last changes that reached this tab; renders again soon after another one has. */
export function useInspection(): { inspection: Inspection; clear: () => void } {
  const { inspector } = useRuntime().engine;
  return { inspection: useSyncExternalStore(inspector.subscribe, inspector.get), clear: inspector.clear };
}
