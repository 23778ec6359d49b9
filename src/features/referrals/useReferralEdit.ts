import { useEffect, useEffectEvent, useState } from 'react';
import type { FieldProblem } from '@/domain/errors';
import { permits } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { type EditedField, useRecordEdit } from '@/store/useRecordEdit';
import { useSession } from '@/ui/sessionContext';
import { showRefused } from '@/ui/toasts';
import { type Referral, referrals } from './referral';
import { referralSlice } from './referralSlice';
import type { ReferralStatus } from './referralStatus';
import { type ReferralPatch, useReferralWrites } from './useReferralWrites';

const fields = ['patientId', 'fromStaffId', 'toProvider', 'reason', 'dueOn'] as const;
type Field = (typeof fields)[number];

/** One referral as it is looked at and edited by this person. What was typed is stored at the latest when it is left. */
export function useReferralEdit(id: Id) {
  const entry = useEntry(referralSlice, id);
  const row = entry?.row ?? null;
  const edit = useRecordEdit(referralSlice, id);
  const writes = useReferralWrites();
  const { user } = useSession();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const mayChange = row !== null && permits(referrals.policy, 'change', user, row);
  const locked = row && mayChange ? (referrals.lockedFields?.(row) ?? []) : fields;
  const edited = fields.filter((field) => edit.isEdited(field));
  /** Typed, and no longer to be stored: it was sent, or deleted, meanwhile. */
  const lost = edited.filter((field) => locked.includes(field));

  /** @returns whether all that was typed is stored */
  async function save(): Promise<boolean> {
    const before = row;
    const sent = edited.filter((field) => !edit.conflicts.some((conflict) => conflict.field === field));
    const result = await edit.save();
    if (!result) return edit.conflicts.length === 0;
    setProblems(result.ok ? [] : (result.problem.details.fields ?? []));
    if (!result.ok) {
      // A conflict shows where it is; what is wrong with a field, beside it.
      if (result.problem.code !== 'edit_conflict' && result.problem.code !== 'invalid_fields')
        showRefused('Not saved', result.problem);
      return false;
    }
    if (before && sent.length > 0) writes.confirmSaved(before, valuesOf(result.row ?? before, sent));
    return edit.conflicts.length === 0;
  }

  const leave = useEffectEvent(() => {
    if (edited.length === 0) return;
    const before = row;
    void edit.save().then((result) => {
      if (result?.ok && before) writes.confirmSaved(before, valuesOf(result.row ?? before, edited));
      // Without names: it may stand there longer than the person who may read them.
      else if (result && !result.ok) showRefused('What you typed was not saved', result.problem);
    });
  });
  useEffect(() => () => leave(), []);

  return {
    entry,
    row,
    edit,
    mayChange,
    lost,
    isEdited: edited.length > lost.length,
    /** One of two values has to be chosen first. */
    isInConflict: edit.conflicts.length > 0,
    save,
    discard() {
      edit.discard();
      setProblems([]);
    },
    /** Stores what was typed first: what is sent is what stands on the screen. */
    async moveTo(status: ReferralStatus): Promise<void> {
      if (!row) return;
      const isStored = edited.length === lost.length || (await save());
      if (isStored) writes.setStatus(row, status);
    },
    remove() {
      if (!row) return;
      edit.discard();
      writes.remove(row);
    },
    problemOf(field: string): string | undefined {
      if (!edit.isEdited(field as EditedField<Referral>)) return undefined;
      return problems.find((problem) => problem.field === field)?.message;
    },
  };
}

export type ReferralEdit = ReturnType<typeof useReferralEdit>;

function valuesOf(row: Referral, names: readonly Field[]): ReferralPatch {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}
