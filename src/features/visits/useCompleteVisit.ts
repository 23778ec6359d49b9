import { useCallback } from 'react';
import type { Id } from '@/domain/primitives';
import { act, type ActResult } from '@/store/act';
import type { Runtime } from '@/store/createRuntime';
import { useAppDispatch } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import type { CompleteVisit } from './visit';
import { VisitAnswer, visitPath } from './visitCall';

/** Appointments whose visits this tab completed: what the feed tells of them is nobody else's deed. */
const completedHere = new WeakMap<Runtime, Set<Id>>();

export function isOwnVisit(runtime: Runtime, appointmentId: Id): boolean {
  return completedHere.get(runtime)?.has(appointmentId) ?? false;
}

/** Completes visits: all that belongs to one is written at once, or nothing. What was written arrives by the one way in. */
export function useCompleteVisit(): (
  appointmentId: Id,
  visit: CompleteVisit,
) => Promise<ActResult<VisitAnswer>> {
  const runtime = useRuntime();
  const dispatch = useAppDispatch();
  return useCallback(
    async (appointmentId, visit) => {
      const own = completedHere.get(runtime) ?? new Set();
      completedHere.set(runtime, own);
      // The feed may be quicker than the answer.
      own.add(appointmentId);
      const result = await dispatch(act(visitPath(appointmentId), visit, VisitAnswer));
      if (!result.ok && result.problem.code !== 'unavailable') own.delete(appointmentId);
      return result;
    },
    [runtime, dispatch],
  );
}
