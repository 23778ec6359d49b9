import type { CommittedChange } from './createCommittedChanges';
import { useRuntime } from './LockstepProvider';
import { useCommittedChanges } from './useCommittedChanges';

/** `via` is never `own` here; `tab`: this very person, in another tab of this browser. */
export type OthersChange = CommittedChange;

/**
 * Tells a component what has just been committed elsewhere, for a toast or a highlight. It only observes: the one way
 * in takes the change in the same moment.
 */
export function useOthersChanges(path: string, handler: (change: OthersChange) => void): void {
  const { slices } = useRuntime();
  const entity = slices.find((slice) => slice.entity.path === path)?.entity;
  useCommittedChanges(entity?.eventPrefix ?? null, (change) => {
    if (change.via !== 'own') handler(change);
  });
}
