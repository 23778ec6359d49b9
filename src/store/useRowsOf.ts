import { useEffect } from 'react';
import type { CommonFields } from '@/domain/entity';
import { type ListQuery, queryKey } from '@/domain/listQuery';
import type { Id } from '@/domain/primitives';
import type { EntitySlice } from './createEntitySlice';
import type { Runtime } from './createRuntime';
import { useRow } from './hooks';
import { useRuntime } from './LockstepProvider';
import type { Dispatch } from './thunk';

const atOnce = 100;
/** A screen's rows are mounted within a frame. */
const gatherMs = 8;

interface Gathering {
  asked: Set<Id>;
  waiting: Id[];
}

/** For each runtime, and in it for each entity. */
const gatherings = new WeakMap<Runtime, Map<string, Gathering>>();

/**
 * Sees to it that the rows with these ids are here: those that are missing are asked for once, together with what others
 * miss in the same moment, a hundred at a time. From then on the live loop keeps them true.
 */
export function gatherRows<N extends string, R extends CommonFields>(
  runtime: Runtime,
  slice: EntitySlice<N, R>,
  ids: readonly Id[],
): void {
  const { entity, selectors } = slice;
  const ofRuntime = gatherings.get(runtime) ?? new Map<string, Gathering>();
  gatherings.set(runtime, ofRuntime);
  const gathering = ofRuntime.get(entity.path) ?? { asked: new Set(), waiting: [] };
  ofRuntime.set(entity.path, gathering);
  const { asked, waiting } = gathering;

  const state = runtime.store.getState();
  const isFirst = waiting.length === 0;
  for (const id of ids) {
    if (asked.has(id) || selectors.selectEntry(state, id)) continue;
    asked.add(id);
    waiting.push(id);
  }
  if (!isFirst || waiting.length === 0) return;
  runtime.clock.after(gatherMs, () => {
    const missing = waiting.splice(0).toSorted();
    for (let from = 0; from < missing.length; from += atOnce) {
      void ask(runtime, slice, missing.slice(from, from + atOnce), asked);
    }
  });
}

async function ask<N extends string, R extends CommonFields>(
  { store }: Runtime,
  { thunks, selectors }: EntitySlice<N, R>,
  ids: readonly Id[],
  asked: Set<Id>,
): Promise<void> {
  const query = { id: ids.join(',') } as ListQuery<R>;
  await (store.dispatch as Dispatch)(thunks.fetchAll(query));
  const { status, isOwed } = selectors.selectLoad(store.getState(), queryKey(query));
  // What is owed is asked for again by itself; what was refused may be asked for by whoever comes next.
  if (status === 'failed' && !isOwed) for (const id of ids) asked.delete(id);
}

/** The same for a component that shows these rows. It renders nothing anew; whoever shows one of them uses `useRow`. */
export function useRowsOf<N extends string, R extends CommonFields>(
  slice: EntitySlice<N, R>,
  ids: readonly Id[],
): void {
  const runtime = useRuntime();
  useEffect(() => gatherRows(runtime, slice, ids), [runtime, slice, ids]);
}

/** One row as it is shown; asked for if it is not here. Undefined until then, or if this person may not see it. */
export function useRowOf<N extends string, R extends CommonFields>(
  slice: EntitySlice<N, R>,
  id: Id | null,
): R | undefined {
  const runtime = useRuntime();
  const row = useRow(slice, id ?? '');
  useEffect(() => {
    if (id) gatherRows(runtime, slice, [id]);
  }, [runtime, slice, id]);
  return row;
}
