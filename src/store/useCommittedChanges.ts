import { useEffect, useEffectEvent } from 'react';
import {
  type CommittedChanges,
  type CommittedListener,
  createCommittedChanges,
} from './createCommittedChanges';
import type { Runtime } from './createRuntime';
import { useRuntime } from './LockstepProvider';

const ofRuntimes = new WeakMap<Runtime, CommittedChanges>();

/** One for each runtime, so that what it remembers outlives the components that listen. */
export function committedChangesOf(runtime: Runtime): CommittedChanges {
  const known = ofRuntimes.get(runtime);
  if (known) return known;
  const made = createCommittedChanges(runtime);
  ofRuntimes.set(runtime, made);
  return made;
}

/**
 * Tells a component of every committed change of one entity, once, for a toast or a highlight. The latest handler is
 * called; a new one is no new subscription.
 * @param eventPrefix how the entity's events begin: `appointment`; null: nothing is wanted
 */
export function useCommittedChanges(eventPrefix: string | null, handler: CommittedListener): void {
  const changes = committedChangesOf(useRuntime());
  const onChange = useEffectEvent(handler);
  useEffect(() => {
    if (eventPrefix === null) return undefined;
    return changes.listen(eventPrefix, (change) => onChange(change));
  }, [changes, eventPrefix]);
}
