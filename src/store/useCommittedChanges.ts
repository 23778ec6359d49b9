import { useEffect, useEffectEvent } from 'react';
import type { CommittedListener } from './createCommittedChanges';
import { useRuntime } from './LockstepProvider';

/**
 * Tells a component of every committed change of one entity, once, for a toast or a highlight. The latest handler is
 * called; a new one is no new subscription.
 * @param eventPrefix how the entity's events begin: `appointment`; null: nothing is wanted
 */
export function useCommittedChanges(eventPrefix: string | null, handler: CommittedListener): void {
  const { committed } = useRuntime();
  const onChange = useEffectEvent(handler);
  useEffect(() => {
    if (eventPrefix === null) return undefined;
    return committed.listen(eventPrefix, (change) => onChange(change));
  }, [committed, eventPrefix]);
}
