import { combineReducers, configureStore, type UnknownAction } from '@reduxjs/toolkit';
import type { CommonFields, Entity, NameOf } from '@/domain/entity';
import type { ReloadReason } from '@/sync/createFollowing';
import { createSync, type SyncOptions } from '@/sync/createSync';
import type { Calls, ListSource } from '@/sync/ports';
import { arrivedTogether, historyReplaced, listsOwed } from './actions';
import type { AnySlice } from './anySlice';
import { createCommittedChanges } from './createCommittedChanges';
import { createFrameBatch } from './createFrameBatch';
import { createKeyedSubscriptions } from './createKeyedSubscriptions';
import type { StoreState } from './entityState';
import type { ThunkTools } from './thunk';

export interface RuntimeOptions extends Omit<SyncOptions, 'entities' | 'describe' | 'reload'> {
  slices: readonly AnySlice[];
  lists: ListSource;
  calls: Calls;
  /** Ends what was made for this runtime alone. */
  onClose?(): void;
}

/** Joins slices and engine into what one signed-in tab runs on. Closing it ends everything it started. */
export function createRuntime({ slices, lists, calls, ...ports }: RuntimeOptions) {
  const closing = new AbortController();
  const reducer = combineReducers(
    Object.fromEntries(slices.map((slice) => [slice.entity.path, slice.reducer])),
  );

  const engine = createSync({
    ...ports,
    entities: slices.map(({ entity }) => entity),
    describe,
    reload: (reason) => void reload(reason),
  });
  const tools: ThunkTools = {
    engine,
    lists,
    calls,
    describe,
    signal: closing.signal,
    apply: (action) => batch.applyNow(action),
    expectOwn: (mutationId) => committed.expectOwn(mutationId),
    ...ports,
  };
  const store = configureStore({
    reducer: (state: StoreState | undefined, action: UnknownAction): StoreState =>
      arrivedTogether.match(action)
        ? action.payload.reduce<StoreState>((now, one) => reducer(now as never, one), state ?? {})
        : reducer(state as never, action),
    // Replicas are plain and persistent; walking all of them after every action is what the checks would do.
    middleware: (defaults) =>
      defaults({ thunk: { extraArgument: tools }, immutableCheck: false, serializableCheck: false }),
    devTools: false,
  });
  const batch = createFrameBatch(store.dispatch, ports.clock);
  const committed = createCommittedChanges({ sync: ports.service, engine, slices, store });
  const subscriptions = createKeyedSubscriptions(store, slices, ports.clock);

  const nameOf: NameOf = (path, id) => {
    const slice = slices.find(({ entity }) => entity.path === path);
    const row = slice?.selectors.selectById(store.getState(), id);
    return row && 'name' in row && typeof row.name === 'string' ? row.name : null;
  };

  function describe(entity: Entity, row: CommonFields): Record<string, unknown> {
    return entity.describe?.(row, nameOf) ?? {};
  }

  /** Asks for the lists that are owed; what is on the screens stays until the answers are there. */
  async function reload(reason: ReloadReason): Promise<void> {
    if (reason === 'otherHistory') batch.applyNow(historyReplaced());
    if (reason !== 'notLoaded') batch.applyNow(listsOwed());
    const loads = slices.flatMap((slice) =>
      slice.selectors
        .selectLoads(store.getState())
        .filter(({ isOwed, status }) => isOwed && status !== 'loading')
        .map(({ query }) => store.dispatch(slice.thunks.fetchAll({ ...query, forceRefresh: true }))),
    );
    await Promise.all(loads);
  }

  return {
    store,
    engine,
    sync: ports.service,
    slices,
    batch,
    subscriptions,
    committed,
    calls,
    clock: ports.clock,
    presence: ports.presence,
    reportError: ports.reportError,
    close(): void {
      closing.abort();
      batch.close();
      engine.close();
      ports.onClose?.();
    },
  };
}

export type Runtime = ReturnType<typeof createRuntime>;
