import { useState } from 'react';
import type { Id } from '@/domain/primitives';
import { emptyDraft, type VisitDraft } from '@/features/visits/visitDraft';
import type { Runtime } from '@/store/createRuntime';
import { useRuntime } from '@/store/LockstepProvider';

/** What is being written of visits that are not completed yet: closing a form by mistake costs nothing. In memory only. */
const kept = new WeakMap<Runtime, Map<Id, VisitDraft>>();

/** The draft of one visit, of this tab. It is nobody else's, so nothing that arrives touches it. */
export function useVisitDraft(id: Id) {
  const runtime = useRuntime();
  const keptOne = () => kept.get(runtime)?.get(id) ?? emptyDraft;
  const [draft, setDraft] = useState(keptOne);
  return {
    draft,
    change(patch: Partial<VisitDraft>): void {
      const after = { ...keptOne(), ...patch };
      const drafts = kept.get(runtime) ?? new Map<Id, VisitDraft>();
      kept.set(runtime, drafts.set(id, after));
      setDraft(after);
    },
    /** It is completed: nothing is left to write. */
    forget: () => void kept.get(runtime)?.delete(id),
  };
}
