import { type Action, createAction } from '@reduxjs/toolkit';
import type { CommonFields, Entity } from '@/domain/entity';
import { type ListQuery, matchesQuery, queryKey } from '@/domain/listQuery';
import type { EntityEventData } from '@/protocol/syncEvent';
import {
  addPending,
  type Arrival,
  confirm,
  confirmPage,
  dropMissing,
  dropPending,
  type Mutation,
} from '@/sync/core/replica';
import type { IndexRules } from '@/sync/core/rowIndex';
import { historyReplaced, listsOwed, mutationDropped } from './actions';
import { emptyState, type EntityState, type Load } from './entityState';

/** What a created, updated or deleted reducer takes: the event as it came in, and how it came. */
export interface Received<R extends CommonFields> {
  event: EntityEventData<R>;
  arrival: Arrival;
}

export interface PageTaken<R> {
  rows: readonly R[];
  seq: number;
  at: number;
}

export interface ListTaken<R> {
  query: ListQuery<R>;
  ids: readonly string[];
  /** The oldest position at which one of its pages was true. */
  seq: number;
  at: number;
}

export function entityActions<R extends CommonFields>(path: string) {
  return {
    syncCreated: createAction<Received<R>>(`${path}/syncCreated`),
    syncUpdated: createAction<Received<R>>(`${path}/syncUpdated`),
    syncDeleted: createAction<Received<R>>(`${path}/syncDeleted`),
    pageTaken: createAction<PageTaken<R>>(`${path}/pageTaken`),
    listTaken: createAction<ListTaken<R>>(`${path}/listTaken`),
    loadMoved: createAction<Load>(`${path}/loadMoved`),
  };
}

/**
 * The reducer of one entity. Written without Immer: the replica is persistent already, and drafting a table for every
 * change is what makes a store slow.
 */
export function entityReducer<R extends CommonFields>(
  entity: Entity<string, R>,
  actions: ReturnType<typeof entityActions<R>>,
) {
  const rules: IndexRules<R> = entity;
  const { syncCreated, syncUpdated, syncDeleted, pageTaken, listTaken, loadMoved } = actions;

  return function reduce(state: EntityState<R> = emptyState(), action: Action): EntityState<R> {
    if (syncCreated.match(action) || syncUpdated.match(action) || syncDeleted.match(action)) {
      return withReplica(state, received(state, action.payload));
    }
    if (pageTaken.match(action)) {
      const arrival: Arrival = { via: 'list', at: action.payload.at };
      return withReplica(state, confirmPage(state.replica, rules, action.payload, arrival));
    }
    if (listTaken.match(action)) {
      const { query, ids, seq, at } = action.payload;
      const list = { ids: new Set(ids), seq, covers: (row: R) => matchesQuery(entity, query, row) };
      return withReplica(state, dropMissing(state.replica, rules, list, { via: 'list', at }));
    }
    if (loadMoved.match(action)) {
      return { ...state, loads: { ...state.loads, [queryKey(action.payload.query)]: action.payload } };
    }
    if (mutationDropped.match(action) && action.payload.entity === entity.name) {
      return withReplica(
        state,
        dropPending(state.replica, rules, action.payload.id, action.payload.mutationId),
      );
    }
    if (listsOwed.match(action)) {
      const owed = Object.entries(state.loads).map(
        ([key, load]) => [key, { ...load, isOwed: true }] as const,
      );
      return { ...state, loads: Object.fromEntries(owed) };
    }
    if (historyReplaced.match(action)) return { ...emptyState<R>(), loads: state.loads };
    return state;
  };

  function received({ replica }: EntityState<R>, { event, arrival }: Received<R>): EntityState<R>['replica'] {
    const { op, id, rev, seq, row, patch, add, mutationId } = event;
    if (seq !== null) {
      // Without its row a change says only that there is something to fetch.
      if (op !== 'deleted' && !row) return replica;
      return confirm(
        replica,
        rules,
        { id, rev, seq, row: op === 'deleted' || !row ? null : row, mutationId },
        arrival,
      );
    }
    if (mutationId === undefined) return replica;
    const mutation: Mutation<R> = {
      mutationId,
      op,
      ...(row ? { row } : {}),
      ...(patch ? { patch: patch as Partial<R> } : {}),
      ...(add ? { add } : {}),
    };
    return addPending(replica, rules, id, mutation, arrival);
  }
}

function withReplica<R>(state: EntityState<R>, replica: EntityState<R>['replica']): EntityState<R> {
  return replica === state.replica ? state : { ...state, replica };
}
