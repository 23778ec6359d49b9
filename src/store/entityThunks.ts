import type { CommonFields, DraftOf, Entity, PatchOf } from '@/domain/entity';
import { type FieldProblem, LockstepError } from '@/domain/errors';
import { type ListQuery, queryKey } from '@/domain/listQuery';
import type { Id } from '@/domain/primitives';
import { ListPage } from '@/protocol/listPage';
import { type EntityEventData, eventType, generalEvents, toEventData } from '@/protocol/syncEvent';
import type { Entry } from '@/sync/core/replica';
import type { WriteRequest } from '@/sync/ports';
import type { entityActions } from './entityReducer';
import type { EntityState, Load, StoreState } from './entityState';
import type { Thunk, WriteResult } from './thunk';

/** What a person has been asked about and wants all the same: names of flags, such as `evenIfBooked`. */
export interface WriteOptions {
  confirm?: readonly string[];
}

/** What a call will lead to, as far as this tab can tell. */
export interface Expected<R> {
  patch?: Partial<R>;
  /** Amounts added to fields, whatever they are by then. */
  add?: Readonly<Record<string, number>>;
  /** It means the same whatever somebody else made of the row meanwhile. */
  isBlind?: boolean;
}

export type FetchQuery<R> = ListQuery<R> & { forceRefresh?: boolean };

interface Access<R extends CommonFields> {
  actions: ReturnType<typeof entityActions<R>>;
  stateOf(state: StoreState): EntityState<R>;
  entryOf(state: StoreState, id: string): Entry<R> | undefined;
}

/** The four calls that every entity has, derived from its definition. None of them throws for a refusal. */
export function entityThunks<R extends CommonFields>(entity: Entity<string, R>, access: Access<R>) {
  const { actions, stateOf, entryOf } = access;

  /**
   * Loads a list unless it was loaded already: from then on the live loop keeps it true. `forceRefresh` asks anyway,
   * without the screen noticing anything but differences.
   */
  function fetchAll({ forceRefresh = false, ...rest }: FetchQuery<R> = {}): Thunk<Promise<void>> {
    const query = rest as ListQuery<R>;
    return async (dispatch, getState, { engine, lists, clock, signal, apply }) => {
      const load = () => stateOf(getState()).loads[queryKey(query)];
      const moved = (next: Omit<Load, 'query'>) => dispatch(actions.loadMoved({ ...next, query }));
      const known = load();
      if (known?.status === 'loading' || (known?.status === 'ready' && !forceRefresh)) return;
      moved({ status: known?.status === 'ready' ? 'ready' : 'loading' });
      try {
        const ids: string[] = [];
        let oldest = Infinity;
        for (let cursor: string | undefined, first = true; first || cursor; first = false) {
          const page = await lists.list(
            entity.path,
            { ...asText(query), ...(cursor ? { cursor } : {}) },
            signal,
          );
          if (!engine.listed(page)) return void moved({ status: 'failed', isOwed: true });
          const rows = page.items.map((item) => entity.row.parse(item));
          // Page by page, so that no task grows with the list.
          apply(actions.pageTaken({ rows, seq: page.seq, at: clock.now() }));
          for (const { id } of rows) ids.push(id);
          oldest = Math.min(oldest, page.seq);
          cursor = page.nextCursor;
        }
        apply(actions.listTaken({ query, ids, seq: oldest, at: clock.now() }));
        // It may have been asked before, and answered after, something made it meaningless.
        moved({ status: 'ready', isOwed: load()?.isOwed ?? false });
      } catch (error) {
        if (signal.aborted) return;
        const problem = whyNot(error);
        const isOwed = load()?.isOwed || mayPass.includes(problem.code);
        moved(
          known?.status === 'ready' ? { status: 'ready', isOwed } : { status: 'failed', problem, isOwed },
        );
      }
    };
  }

  /** Shows the new row everywhere in this browser at once, then stores it. */
  function create(draft: DraftOf<R>): Thunk<Promise<WriteResult<R>>> {
    return (dispatch, _getState, { random, clock }) => {
      const read = entity.draft.safeParse(draft);
      const wrong = read.success ? (entity.check?.(read.data) ?? []) : fieldsOf(read.error.issues);
      if (!read.success || wrong.length > 0) return Promise.resolve(refusedFields<R>(wrong));
      const now = new Date(clock.now()).toISOString();
      const id = read.data.id ?? (random.id() as Id);
      const notGivenYet = Object.fromEntries((entity.givenByServer ?? []).map((field) => [field, null]));
      const row = {
        ...notGivenYet,
        ...read.data,
        id,
        rev: 0,
        createdAt: now,
        updatedAt: now,
      } as unknown as R;
      const body = { ...read.data, id };
      return dispatch(
        write({ op: 'created', id, row, rev: 0 }, { method: 'POST', path: `/${entity.path}`, body }),
      );
    };
  }

  /** Shows the changed fields at once, then stores them. Based on the revision this tab knows. */
  function update(id: Id, patch: PatchOf<R>, options: WriteOptions = {}): Thunk<Promise<WriteResult<R>>> {
    return (dispatch, getState) => {
      const entry = entryOf(getState(), id);
      if (!entry?.row) return Promise.resolve(gone<R>());
      const read = entity.patch.safeParse(patch);
      const row = { ...entry.row, ...(read.success ? read.data : {}) };
      const wrong = read.success ? (entity.check?.(row) ?? []) : fieldsOf(read.error.issues);
      if (!read.success || wrong.length > 0) return Promise.resolve(refusedFields<R>(wrong));
      return dispatch(
        write(
          { op: 'updated', id, row, rev: entry.rev, patch: read.data as Record<string, unknown> },
          { method: 'PATCH', path: pathOf(id, options), body: read.data, ...basedOn(entry) },
        ),
      );
    };
  }

  /** Takes the row off every screen at once, then deletes it. */
  function remove(id: Id, options: WriteOptions = {}): Thunk<Promise<WriteResult<R>>> {
    return (dispatch, getState) => {
      const entry = entryOf(getState(), id);
      if (!entry?.row) return Promise.resolve(gone<R>());
      return dispatch(
        write(
          { op: 'deleted', id, row: entry.row, rev: entry.rev },
          { method: 'DELETE', path: pathOf(id, options), ...basedOn(entry) },
        ),
      );
    };
  }

  /**
   * Does to one row what the server has a call of its own for, such as `sign`, and shows at once what it will lead to.
   * @param call the last part of its address
   */
  function actOn(
    id: Id,
    call: string,
    body: object,
    expected: Expected<R> = {},
  ): Thunk<Promise<WriteResult<R>>> {
    return (dispatch, getState) => {
      const entry = entryOf(getState(), id);
      if (!entry?.row) return Promise.resolve(gone<R>());
      const { patch = {}, add, isBlind = false } = expected;
      const row = { ...entry.row, ...patch };
      const path = `/${entity.path}/${id}/${call}`;
      return dispatch(
        write(
          { op: 'updated', id, row, rev: entry.rev, patch, ...(add ? { add } : {}) },
          { method: 'POST', path, body, ...(isBlind ? {} : basedOn(entry)) },
        ),
      );
    };
  }

  function pathOf(id: Id, { confirm = [] }: WriteOptions): string {
    const flags = new URLSearchParams(confirm.map((flag) => [flag, 'true'])).toString();
    return `/${entity.path}/${id}${flags ? `?${flags}` : ''}`;
  }

  type Intent = Omit<EntityEventData<R>, 'seq' | 'mutationId'> & { row: R };

  function write(intent: Intent, request: Omit<WriteRequest, 'mutationId'>): Thunk<Promise<WriteResult<R>>> {
    return async (_dispatch, _getState, { engine, random, describe, signal }) => {
      const { op, id } = intent;
      const mutationId = random.id() as Id;
      const tell = (event: Omit<EntityEventData<R>, 'op' | 'id' | 'mutationId'>, about: R) => {
        const data = toEventData(entity, { op, id, mutationId, ...event }, describe(entity, about));
        engine.service.broadcastWithImmediate(eventType(entity, op), data);
      };
      const takeBack = () =>
        engine.service.broadcastWithImmediate(generalEvents.mutationDropped, {
          entity: entity.name,
          id,
          mutationId,
        });

      const { op: _op, id: _id, ...shown } = intent;
      tell({ ...shown, seq: null }, intent.row);
      try {
        const answer = await engine.submit(id, { ...request, mutationId });
        const isOther = engine.isOtherHistory(answer.epoch);
        if (isOther) engine.expectNews();
        if (answer.seq === null || answer.rev === null || isOther) {
          takeBack();
          return { ok: true, row: intent.row };
        }
        const row = answer.row === null ? null : entity.row.parse(answer.row);
        const { seq, rev, epoch } = answer;
        tell({ seq, rev, ...(epoch ? { epoch } : {}), ...(row ? { row } : {}) }, row ?? intent.row);
        return { ok: true, row };
      } catch (error) {
        takeBack();
        if (error instanceof LockstepError) return { ok: false, problem: error };
        if (signal.aborted) return { ok: false, problem: leftBehind(error) };
        throw error;
      }
    };
  }

  /**
   * Asks the server for the best matches, takes their rows in, and tells their ids, best first. Null when it could not be
   * asked, or nobody waits for it any more.
   */
  function search(text: string, given: AbortSignal): Thunk<Promise<readonly Id[] | null>> {
    return async (_dispatch, _getState, { engine, calls, clock, signal, apply }) => {
      const waiting = AbortSignal.any([signal, given]);
      try {
        const page = await calls.post(`/${entity.path}/search`, { text }, ListPage, { signal: waiting });
        if (waiting.aborted || !engine.listed(page)) return null;
        const rows = page.items.map((item) => entity.row.parse(item));
        apply(actions.pageTaken({ rows, seq: page.seq, at: clock.now() }));
        return rows.map(({ id }) => id);
      } catch (error) {
        if (waiting.aborted || error instanceof LockstepError || mayPass.includes(whyNot(error).code))
          return null;
        throw error;
      }
    };
  }

  return { fetchAll, create, update, remove, actOn, search };
}

/** What stands in the way of an answer now may not later. */
const mayPass: readonly NonNullable<Load['problem']>['code'][] = [
  'offline',
  'unavailable',
  'too_many_requests',
];

function basedOn(entry: { rev: number }): { ifMatch?: number } {
  return entry.rev > 0 ? { ifMatch: entry.rev } : {};
}

function asText(query: object): Record<string, string> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

function fieldsOf(issues: readonly { path: PropertyKey[]; message: string }[]): FieldProblem[] {
  return issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message }));
}

function refusedFields<R>(fields: readonly FieldProblem[]): WriteResult<R> {
  const detail = fields.map(({ field, message }) => `${field} ${message}`).join('; ');
  return { ok: false, problem: new LockstepError('invalid_fields', { detail, fields }) };
}

/** The tab ended first; nobody is left to be told, but nobody has to catch anything either. */
function leftBehind(cause: unknown): LockstepError {
  return new LockstepError('unavailable', 'This tab ended before the server had answered.', { cause });
}

function gone<R>(): WriteResult<R> {
  return { ok: false, problem: new LockstepError('not_found', 'It was deleted in the meantime.') };
}

function whyNot(error: unknown): NonNullable<Load['problem']> {
  if (error instanceof LockstepError) return { code: error.code, detail: error.details.detail };
  return { code: 'offline', detail: 'The server could not be reached.' };
}
