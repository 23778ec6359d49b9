import type { CommonFields, Entity } from '@/domain/entity';
import type { Id } from '@/domain/primitives';
import { getIn, valuesOf } from '@/sync/core/buckets';
import type { Entry, Replica } from '@/sync/core/replica';
import { order } from '@/sync/core/rowIndex';
import { entityActions, entityReducer } from './entityReducer';
import { emptyState, type EntityState, type Load, notLoaded, type StoreState } from './entityState';
import { entityThunks } from './entityThunks';

const noIds: readonly Id[] = [];

/**
 * Derives an entity's Redux part from its definition: reducer, `syncCreated|Updated|Deleted`, thunks and selectors.
 * Selectors are O(1) and return the same reference as long as what they select is the same.
 */
export function createEntitySlice<N extends string, R extends CommonFields>(entity: Entity<N, R>) {
  const empty = emptyState<R>();
  const stateOf = (state: StoreState) => (state[entity.path] as EntityState<R> | undefined) ?? empty;
  const selectEntry = (state: StoreState, id: string): Entry<R> | undefined =>
    getIn(stateOf(state).replica.entries, id);
  const actions = entityActions<R>(entity.path);
  const allRows = new WeakMap<Replica<R>['entries'], readonly R[]>();

  const selectors = {
    selectEntry,
    selectById: (state: StoreState, id: string): R | undefined => selectEntry(state, id)?.row ?? undefined,
    /** Ids in the order of the definition's `compare`. */
    selectIdsBy(state: StoreState, index: string, key: string): readonly Id[] {
      const ids = stateOf(state).replica.indexes[index];
      return ((ids && getIn(ids, key)) as readonly Id[] | undefined) ?? noIds;
    },
    selectTotal: (state: StoreState): number => stateOf(state).replica.shown,
    /** Every row, in order. Costs the whole table after each change: for small entities. */
    selectAll(state: StoreState): readonly R[] {
      const { entries } = stateOf(state).replica;
      let rows = allRows.get(entries);
      if (!rows) {
        const shown = [...valuesOf(entries)].flatMap(({ row }) => (row === null ? [] : [row]));
        rows = shown.toSorted((a, b) => order(entity, a, b));
        allRows.set(entries, rows);
      }
      return rows;
    },
    /** How the list with this `queryKey` stands. */
    selectLoad: (state: StoreState, key: string): Load => stateOf(state).loads[key] ?? notLoaded,
    selectLoads: (state: StoreState): readonly Load[] => Object.values(stateOf(state).loads),
  };

  return {
    entity,
    actions,
    reducer: entityReducer(entity, actions),
    thunks: entityThunks(entity, { actions, stateOf, entryOf: selectEntry }),
    selectors,
  };
}

const known = new WeakMap<object, unknown>();

/** The one slice of this definition, wherever it is asked for. */
export function sliceOf<N extends string, R extends CommonFields>(entity: Entity<N, R>): EntitySlice<N, R> {
  const slice = (known.get(entity) as EntitySlice<N, R> | undefined) ?? createEntitySlice(entity);
  known.set(entity, slice);
  return slice;
}

export type EntitySlice<N extends string = string, R extends CommonFields = CommonFields> = ReturnType<
  typeof createEntitySlice<N, R>
>;
