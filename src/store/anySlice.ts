import type { UnknownAction } from '@reduxjs/toolkit';
import type { CommonFields, Entity } from '@/domain/entity';
import type { Received } from './entityReducer';
import type { EntityState, Load, StoreState } from './entityState';
import type { Thunk } from './thunk';

/** An entity slice whose rows nobody asks about: all that the machinery needs. Methods, so that every slice is one. */
export interface AnySlice {
  entity: Entity;
  actions: {
    syncCreated(received: Received<CommonFields>): UnknownAction;
    syncUpdated(received: Received<CommonFields>): UnknownAction;
    syncDeleted(received: Received<CommonFields>): UnknownAction;
  };
  reducer(state: EntityState<CommonFields> | undefined, action: UnknownAction): EntityState<CommonFields>;
  thunks: { fetchAll(query: { forceRefresh?: boolean }): Thunk<Promise<void>> };
  selectors: {
    selectById(state: StoreState, id: string): CommonFields | undefined;
    selectLoads(state: StoreState): readonly Load[];
  };
}
