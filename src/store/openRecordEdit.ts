import { z } from 'zod';
import type { CommonFields, Entity, PatchOf } from '@/domain/entity';
import type { LockstepError } from '@/domain/errors';
import type { ListQuery } from '@/domain/listQuery';
import type { Id } from '@/domain/primitives';
import type { EntitySlice } from './createEntitySlice';
import type { StoreState } from './entityState';
import {
  conflictChosen,
  conflictsOf,
  editsDiscarded,
  fieldTyped,
  type FieldValues,
  nothingEdited,
  patchRefused,
  patchSent,
  patchStored,
  type RecordEditState,
  rowArrived,
  rowForgotten,
  unsentPatch,
} from './recordEdit';
import type { Dispatch, WriteResult } from './thunk';

/** So often a save that was refused is sent again, as long as there is no conflict in it that the person did not see. */
const mostTries = 3;

/** One person's edit of one row, from the first key to the answer. `useRecordEdit` shows it. */
export function openRecordEdit<N extends string, R extends CommonFields>(
  { entity, selectors, thunks }: EntitySlice<N, R>,
  store: { getState(): StoreState; dispatch: unknown },
  id: Id,
) {
  const dispatch = store.dispatch as Dispatch;
  const entryOf = () => selectors.selectEntry(store.getState(), id);
  const watchers = new Set<() => void>();
  let state: RecordEditState = nothingEdited;

  function move(next: RecordEditState): void {
    if (next === state) return;
    state = next;
    for (const watcher of watchers) watcher();
  }

  /** The state after what the store knows by now. */
  function observed(): RecordEditState {
    const entry = entryOf();
    if (!entry) return rowForgotten(state);
    // A row that is still being created is what its creator made it.
    const stored = entry.confirmed ?? (entry.rev === 0 ? entry.row : null);
    return rowArrived(state, { stored: asFields(stored), rev: entry.rev, isGone: entry.row === null });
  }

  const observe = () => move(observed());

  /** What this browser has on its way for a field, oldest first: it stands on the screen. */
  function shownIn(field: string): unknown[] {
    const { pending = [], row = null } = entryOf() ?? {};
    const values = pending.flatMap(({ patch }) => {
      const fields = asFields(patch ?? null);
      return fields && field in fields ? [fields[field]] : [];
    });
    return pending.length === 0 ? [] : [...values, asFields(row)?.[field]];
  }

  async function send(patch: FieldValues): Promise<WriteResult<R>> {
    move(patchSent(state, patch));
    const result = await dispatch(thunks.update(id, patch as PatchOf<R>)).catch((error: unknown) => {
      move(patchRefused(state, patch));
      throw error;
    });
    observe();
    if (result.ok) {
      move(patchStored(state, patch));
      return result;
    }
    move(patchRefused(state, patch));
    const current = currentIn(entity, result.problem);
    const { isGone } = state;
    if (current) move(rowArrived(state, { stored: asFields(current), rev: current.rev, isGone }));
    return result;
  }

  return {
    /** Takes in what the store knows by now; to be called when the row changed there. */
    observe,
    /** The edit as it stands. Nobody is told of what this takes in by the way: whoever reads it knows. */
    read: (): RecordEditState => (state = observed()),
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    type(field: string, value: unknown): void {
      observe();
      const meant = asStored(entity, field, value);
      move(fieldTyped(state, field, { value, meant, shown: shownIn(field) }));
    },
    /** Throws away what was typed, into one field or into all. */
    discard(field?: string): void {
      move(editsDiscarded(state, field === undefined ? Object.keys(state.edits) : [field]));
    },
    /** @param theirs what the person was shown as the other's value */
    choose(field: string, choice: 'mine' | 'theirs', theirs: unknown): void {
      observe();
      move(conflictChosen(state, field, choice, theirs));
    },
    /**
     * Sends what is typed by now and is in no conflict. Where somebody else was quicker, the rest of it is sent all the same;
     * what is typed meanwhile waits for another save.
     * @returns null if there was nothing to send; a refusal unless all that was to be sent is stored
     */
    async save(): Promise<WriteResult<R> | null> {
      let result: WriteResult<R> | null = null;
      let clash: WriteResult<R> | null = null;
      let wanted: FieldValues | null = null;
      for (let tries = 0; tries < mostTries; tries++) {
        // A write is based on the revision the store knows: behind one that is known already it would be refused again.
        if (state.rev > (entryOf()?.rev ?? 0)) await dispatch(thunks.fetchAll(freshOne(id)));
        observe();
        const patch = unsentPatch(state, wanted);
        if (!patch) break;
        wanted ??= patch;
        result = await send(patch);
        if (result.ok || isOtherRefusal(result)) break;
        if (conflictsOf(state).some(({ field }) => field in patch)) clash = result;
      }
      return result && isOtherRefusal(result) ? result : (clash ?? result);
    },
  };
}

export type OpenRecordEdit = ReturnType<typeof openRecordEdit>;

function isOtherRefusal<R>(result: WriteResult<R>): boolean {
  return !result.ok && result.problem.code !== 'edit_conflict';
}

function freshOne<R>(id: string): ListQuery<R> & { forceRefresh: true } {
  return { ...({ id } as ListQuery<R>), forceRefresh: true };
}

/** Trimmed and the like, as the server will; what it would refuse stays as it is. */
function asStored({ fields }: Entity, field: string, value: unknown): unknown {
  const type = fields[field];
  const read = type && z.safeParse(type, value);
  return read?.success ? read.data : value;
}

/** The row as it is now, that came with a refusal. */
function currentIn<R extends CommonFields>(entity: Entity<string, R>, problem: LockstepError): R | null {
  if (problem.code !== 'edit_conflict') return null;
  const read = entity.row.safeParse(problem.details.current);
  return read.success ? read.data : null;
}

function asFields(row: object | null): FieldValues | null {
  return row as FieldValues | null;
}
