import type { ProblemCode } from '@/domain/errors';
import { emptyReplica, type Replica } from '@/sync/core/replica';

/** How loading one list stands. `ready` stays while it is loaded again: nothing on the screen has to wait for that. */
export interface Load {
  readonly status: 'none' | 'loading' | 'ready' | 'failed';
  readonly query: Readonly<Record<string, unknown>>;
  /** To be asked for again as soon as the server is reached: it failed, or what it said means nothing any more. */
  readonly isOwed?: boolean;
  readonly problem?: { readonly code: ProblemCode | 'offline'; readonly detail: string };
}

export interface EntityState<R> {
  readonly replica: Replica<R>;
  /** By `queryKey`. */
  readonly loads: Readonly<Record<string, Load>>;
}

/** The Redux state: one part for each entity, by its path. Slices know the type of theirs. */
export type StoreState = Readonly<Record<string, unknown>>;

export const notLoaded: Load = { status: 'none', query: {} };

export function emptyState<R>(): EntityState<R> {
  return { replica: emptyReplica(), loads: {} };
}
