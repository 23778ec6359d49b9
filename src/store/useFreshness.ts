import { useSyncExternalStore } from 'react';
import type { Freshness } from '@/sync/freshness';
import { useRuntime } from './LockstepProvider';

/** How fresh this screen is; renders again when that changes. */
export function useFreshness(): Freshness {
  const { freshness } = useRuntime().engine;
  return useSyncExternalStore(freshness.subscribe, freshness.get);
}
