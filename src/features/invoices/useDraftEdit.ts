import { useEffect, useEffectEvent } from 'react';
import type { Id } from '@/domain/primitives';
import { type RecordEdit, useRecordEdit } from '@/store/useRecordEdit';
import { showDone, showRefused } from '@/ui/toasts';
import type { Invoice } from './invoice';
import { invoiceSlice } from './invoiceSlice';
import { lineProblems, withoutBlankLines } from './lineEdits';

/** One person's edit of a draft. Leaving the draft saves it, as far as it can be read and nobody changed the same. */
export function useDraftEdit(id: Id): RecordEdit<Invoice> {
  const edit = useRecordEdit(invoiceSlice, id);
  const leave = useEffectEvent(() => {
    if (edit.value('status') !== 'draft' || edit.isGone || !edit.isEdited()) return;
    const meant = withoutBlankLines(edit.value('lines') ?? []);
    if (lineProblems(meant).size > 0) return;
    if (edit.isEdited('lines')) edit.set('lines', meant);
    void saveDraft(edit);
  });
  useEffect(() => () => leave(), []);
  return edit;
}

/** Stores what was typed, and says so. A conflict is no failure: it is shown where it arose. */
export async function saveDraft(edit: Pick<RecordEdit<Invoice>, 'save'>): Promise<void> {
  const result = await edit.save();
  if (result?.ok) showDone('Draft saved');
  else if (result && result.problem.code !== 'edit_conflict') showRefused('Draft not saved', result.problem);
}
