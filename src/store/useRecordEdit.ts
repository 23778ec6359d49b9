import { useMemo, useState, useSyncExternalStore } from 'react';
import type { CommonFields, PatchOf } from '@/domain/entity';
import type { Id } from '@/domain/primitives';
import type { EntitySlice } from './createEntitySlice';
import { useEntry } from './hooks';
import { useRuntime } from './LockstepProvider';
import { openRecordEdit } from './openRecordEdit';
import { conflictsOf, isFieldEdited } from './recordEdit';
import type { WriteResult } from './thunk';

export type EditedField<R> = keyof PatchOf<R> & string;

/** What this person and somebody else made of one field, from the same value. */
export interface FieldConflict<R> {
  readonly field: EditedField<R>;
  readonly mine: R[EditedField<R>];
  readonly theirs: R[EditedField<R>];
}

export interface RecordEdit<R> {
  /** What the form shows: what was typed, or else the field as it is; undefined while the row is not here. */
  value<F extends EditedField<R>>(field: F): R[F] | undefined;
  set<F extends EditedField<R>>(field: F, value: R[F]): void;
  /** Throws away what was typed, into one field or into all. */
  discard(field?: EditedField<R>): void;
  /** Whether what was typed is not known to be stored: also while it is on its way, or in conflict. */
  isEdited(field?: EditedField<R>): boolean;
  /** Each waits for `choose`, and is not sent before. What both made the same is none. */
  readonly conflicts: readonly FieldConflict<R>[];
  choose(field: EditedField<R>, choice: 'mine' | 'theirs'): void;
  /**
   * Sends what was typed and is in no conflict, and nothing else. A refusal keeps what was typed.
   * @returns null if there was nothing to send; ok once all that was to be sent is stored. Look at `conflicts` before
   *   closing a form
   */
  save(): Promise<WriteResult<R> | null>;
  readonly isSaving: boolean;
  /** The row was deleted meanwhile, or is no longer this person's to see. What was typed can still be read. */
  readonly isGone: boolean;
}

/**
 * Edits one row while others do too. Changes of other fields just show; a change of a field that is being edited is a
 * conflict, which the person sees and decides. Another id is another edit: what was typed for the one before is gone.
 */
export function useRecordEdit<N extends string, R extends CommonFields>(
  slice: EntitySlice<N, R>,
  id: Id,
): RecordEdit<R> {
  const { store, subscriptions } = useRuntime();
  const make = () => ({ id, slice, edit: openRecordEdit(slice, store, id) });
  const [opened, setOpened] = useState(make);
  let current = opened;
  if (opened.id !== id || opened.slice !== slice) setOpened((current = make()));
  const { edit } = current;

  const subscribe = useMemo(
    () => (changed: () => void) => {
      const ends = [edit.watch(changed), subscriptions.toRow(slice.entity.path, id, edit.observe)];
      return () => {
        for (const end of ends) end();
      };
    },
    [edit, subscriptions, slice, id],
  );
  const state = useSyncExternalStore(subscribe, edit.read);
  const row = useEntry(slice, id)?.row;

  return useMemo(() => {
    const conflicts = conflictsOf(state) as unknown as readonly FieldConflict<R>[];
    const last = state.stored as R | null;
    return {
      value: (field) => {
        const edited = state.edits[field];
        if (edited) return edited.value as R[typeof field];
        return (row ?? last)?.[field];
      },
      set: (field, value) => edit.type(field, value),
      discard: (field) => edit.discard(field),
      isEdited: (field) =>
        (field === undefined ? Object.keys(state.edits) : [field]).some((one) => isFieldEdited(state, one)),
      conflicts,
      choose(field, choice) {
        const conflict = conflicts.find((one) => one.field === field);
        if (conflict) edit.choose(field, choice, conflict.theirs);
      },
      save: edit.save,
      isSaving: state.sending.length > 0,
      isGone: state.isGone,
    };
  }, [edit, state, row]);
}
