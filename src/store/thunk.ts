import type { ThunkAction, ThunkDispatch, UnknownAction } from '@reduxjs/toolkit';
import type { CommonFields, Entity } from '@/domain/entity';
import type { LockstepError } from '@/domain/errors';
import type { SyncEngine } from '@/sync/createSync';
import type { Calls, Clock, ListSource, Random } from '@/sync/ports';
import type { StoreState } from './entityState';

/** What thunks are given beside the store. */
export interface ThunkTools {
  engine: SyncEngine;
  lists: ListSource;
  calls: Calls;
  clock: Clock;
  random: Random;
  describe(entity: Entity, row: CommonFields): Record<string, unknown>;
  signal: AbortSignal;
  /** Dispatches after everything that arrived before and still waits for its frame: order matters to lists. */
  apply(action: UnknownAction): void;
  /** What comes of this mutation is this tab's own, whichever way it arrives. */
  expectOwn(mutationId: string): void;
}

export type Thunk<T> = ThunkAction<T, StoreState, ThunkTools, UnknownAction>;
export type Dispatch = ThunkDispatch<StoreState, ThunkTools, UnknownAction>;

/** Outcome of a write. A refusal is an answer, not an exception: what was shown has been taken back already. */
export type WriteResult<R> = { ok: true; row: R | null } | { ok: false; problem: LockstepError };
