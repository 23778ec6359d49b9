import { useEffect, useState } from 'react';
import type { LockstepError } from '@/domain/errors';
import { act } from '@/store/act';
import { useAppDispatch } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import { formatCount } from '@/ui/format';
import { showDone, showRefused } from '@/ui/toasts';
import { CopyAnswer, type CopyCall, type CopyConflict } from './copyCalls';

const pauseMs = 250;

export interface CopyCheck {
  isAsking: boolean;
  /** How many it would make; null while nobody knows. */
  count: number | null;
  conflicts: readonly CopyConflict[];
  /** Why it can't be done at all. */
  problem: LockstepError | null;
}

/** Asks what copies would meet, whenever the question changes, and makes them. Nothing is shown before the server has them. */
export function useCopyCall(call: CopyCall): { check: CopyCheck; save: () => Promise<boolean> } {
  const dispatch = useAppDispatch();
  const { clock } = useRuntime();
  const key = JSON.stringify(call);
  const [known, setKnown] = useState<(Omit<CopyCheck, 'isAsking'> & { key: string }) | null>(null);
  useEffect(() => {
    let isWanted = true;
    const { path, body } = call;
    const cancel = clock.after(pauseMs, () => {
      void dispatch(act(path, { ...body, dryRun: true }, CopyAnswer)).then((result) => {
        if (!isWanted) return;
        if (!result.ok) setKnown({ key, count: null, conflicts: [], problem: result.problem });
        else {
          const { items, conflicts } = result.answer;
          setKnown({ key, count: items.length, conflicts, problem: null });
        }
      });
    });
    return () => {
      isWanted = false;
      cancel();
    };
    // `key` is the call's content.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [dispatch, clock, key]);

  async function save(): Promise<boolean> {
    const result = await dispatch(act(call.path, call.body, CopyAnswer));
    if (result.ok) showDone(`${formatCount(result.answer.items.length, 'stretch', 'stretches')} saved`);
    else showRefused('Nothing was copied', result.problem);
    return result.ok;
  }

  const isAsking = known?.key !== key;
  const { count = null, conflicts = [], problem = null } = known ?? {};
  return { check: { isAsking, count, conflicts, problem }, save };
}
