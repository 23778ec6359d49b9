import { useMemo } from 'react';
import type { Draft, Patch } from '@/domain/entity';
import type { LockstepError } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import { useAppDispatch } from '@/store/hooks';
import { showDone, showRefused } from '@/ui/toasts';
import { type Referral, referrals } from './referral';
import { createReferral, deleteReferral, updateReferral } from './referralSlice';
import { nextStatuses, type ReferralStatus } from './referralStatus';
import { allowedWords, doneWords } from './referralWords';

export type ReferralDraft = Draft<typeof referrals>;
export type ReferralPatch = Patch<typeof referrals>;

/** What can be done with referrals. Each shows at once, says how it went, and can be undone where that is possible. */
export interface ReferralWrites {
  /**
   * @param onRefused for a form that shows by itself what is wrong
   * @returns its id once it is stored; null if it was refused
   */
  create(draft: ReferralDraft, onRefused?: (problem: LockstepError) => void): Promise<Id | null>;
  /** Statuses lead one way: this can't be undone. */
  setStatus(row: Referral, status: ReferralStatus): void;
  /** Says that these fields were stored, and puts them back if asked. */
  confirmSaved(before: Referral, patch: ReferralPatch): void;
  change(row: Referral, patch: ReferralPatch): void;
  /** A draft only. */
  remove(row: Referral): void;
}

export function useReferralWrites(): ReferralWrites {
  const dispatch = useAppDispatch();
  return useMemo(() => {
    const writes: ReferralWrites = {
      async create(draft, onRefused) {
        const result = await dispatch(createReferral(draft));
        if (!result.ok) {
          if (onRefused) onRefused(result.problem);
          else
            showRefused(`Not saved: ${draft.toProvider}`, result.problem, {
              retry: () => void writes.create(draft),
            });
          return null;
        }
        const { row } = result;
        if (row?.status === 'draft')
          showDone(`Draft saved · ${row.toProvider}`, { undo: () => writes.remove(row) });
        else showDone(`${doneWords.sent} · ${draft.toProvider}`);
        return row?.id ?? null;
      },

      setStatus(row, status) {
        void dispatch(updateReferral(row.id, { status })).then((result) => {
          if (result.ok) return showDone(`${doneWords[status]} · ${row.toProvider}`);
          const { problem } = result;
          const title = `Not ${doneWords[status].toLowerCase()}: ${row.toProvider}`;
          const detail = whyNotStatus(problem);
          const retry = () => writes.setStatus(row, status);
          showRefused(title, { detail }, again(problem, retry));
        });
      },

      confirmSaved(before, patch) {
        const old = Object.fromEntries(
          Object.keys(patch).map((field) => [field, before[field as keyof Referral]]),
        ) as ReferralPatch;
        showDone(`Saved · ${patch.toProvider ?? before.toProvider}`, {
          undo: () => writes.change({ ...before, ...patch }, old),
        });
      },

      change(row, patch) {
        void dispatch(updateReferral(row.id, patch)).then((result) => {
          if (result.ok) return writes.confirmSaved(row, patch);
          const retry = () => writes.change(row, patch);
          showRefused(`Not changed: ${row.toProvider}`, result.problem, again(result.problem, retry));
        });
      },

      remove(row) {
        const { patientId, fromStaffId, toProvider, reason, dueOn } = row;
        const same: ReferralDraft = {
          patientId,
          fromStaffId,
          toProvider,
          reason,
          dueOn,
          status: 'draft',
        };
        showDone(`Draft deleted · ${toProvider}`, { undo: () => void writes.create(same) });
        void dispatch(deleteReferral(row.id)).then((result) => {
          if (result.ok || result.problem.code === 'not_found') return;
          const retry = () => writes.remove(row);
          showRefused(`Not deleted: ${toProvider}`, result.problem, again(result.problem, retry));
        });
      },
    };
    return writes;
  }, [dispatch]);
}

/** Somebody else was quicker, by a moment or by more: what it is now, and what it can become. */
function whyNotStatus({ code, details }: LockstepError): string {
  const now = code === 'edit_conflict' ? referrals.row.safeParse(details.current) : null;
  return now?.success ? allowedWords(now.data.status, nextStatuses(now.data.status)) : details.detail;
}

/** Offers to try the same again where it may be possible in a moment. */
function again({ code }: LockstepError, retry: () => void): { retry?: () => void } {
  const mayPass = code === 'unavailable' || code === 'too_many_requests' || code === 'internal';
  return mayPass ? { retry } : {};
}
