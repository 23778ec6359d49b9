import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { permits, type Action } from '@/domain/policy';
import { signedIn, viewerOf } from './accessControl';
import type { ApiRow } from './database/entityTable';
import type { Transaction } from './database/practiceTransaction';
import { databaseProblem } from './databaseProblem';
import { changedByOthers, etagOf, expectedRev, refuseEdit } from './editConflict';
import type { EntityRoutesOptions } from './entityRoutes';
import { assertChecked, foundRow, IdParams, knownId, notAllowed, routeFor } from './entityRules';
import { entityStore } from './entityStore';
import { answerMutation, type Answer } from './mutation';

type Fields = Record<string, unknown>;

/** Create, change and delete of one entity. Each runs in one transaction; a refused one leaves nothing behind. */
export function entityWrites(app: FastifyInstance, { database, table, ids }: EntityRoutesOptions): void {
  const { entity } = table;
  const { policy } = entity;
  const store = entityStore(table);
  const base = `/api/${entity.path}`;
  const viewer = (request: FastifyRequest) => viewerOf(signedIn(request));
  const answered = (row: ApiRow, status = 200): Answer => ({ status, body: row, etag: etagOf(row) });

  /** The row, locked until the end, if this viewer may do `action` to it. */
  const lockFor = async (transaction: Transaction, request: FastifyRequest, id: string, action: Action) => {
    const row = foundRow(await store.lock(transaction, viewer(request), id));
    if (!permits(policy, action, viewer(request), row)) throw notAllowed();
    return row;
  };

  app.post(
    base,
    routeFor(entity, 'create', {
      summary: 'Create one; its id may be made by the client',
      body: entity.draft,
      response: { 201: entity.row },
    }),
    (request, reply) => {
      const draft: Fields = { ...(request.body as Fields) };
      draft['id'] ??= ids.next();
      return answerMutation(database, request, reply, async (transaction) => {
        assertChecked(entity, draft);
        if (!permits(policy, 'create', viewer(request), draft)) throw notAllowed();
        const row = await store.insert(transaction, signedIn(request).practiceId, draft);
        return { ...answered(row, 201), location: `${base}/${row.id}` };
      }).catch(refusedBy('write'));
    },
  );

  app.patch(
    `${base}/:id`,
    routeFor(entity, 'change', {
      summary: 'Change some fields; with If-Match it merges with what others changed since',
      params: IdParams,
      body: entity.patch,
      response: { 200: entity.row },
    }),
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const rev = expectedRev(request);
      return answerMutation(database, request, reply, async (transaction, { client }) => {
        const row = await lockFor(transaction, request, id, 'change');
        const patch = differing(row, request.body as Fields);
        if (rev !== null) {
          const others = await changedByOthers(transaction, table, row, rev, client);
          const clash = Object.keys(patch).filter((field) => !others || others.has(table.column(field)));
          if (clash.length > 0) refuseEdit(row, clash);
        }
        const merged = { ...row, ...patch };
        assertChecked(entity, merged);
        if (!permits(policy, 'change', viewer(request), merged)) throw notAllowed();
        const changed = Object.keys(patch).length > 0 ? await store.update(transaction, id, patch) : null;
        return answered(changed ?? row);
      }).catch(refusedBy('write'));
    },
  );

  app.delete(
    `${base}/:id`,
    routeFor(entity, 'delete', { summary: 'Delete one', params: IdParams }),
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const rev = expectedRev(request);
      return answerMutation(database, request, reply, async (transaction, { client }) => {
        const row = await lockFor(transaction, request, id, 'delete');
        if (rev !== null) {
          const others = await changedByOthers(transaction, table, row, rev, client);
          if (!others || others.size > 0) refuseEdit(row, []);
        }
        await store.remove(transaction, id);
        // The revision of the deletion itself: whoever holds the row needs it to know that this is newer.
        return { status: 204, body: null, etag: etagOf({ rev: row.rev + 1 }) };
      }).catch(refusedBy('delete'));
    },
  );

  function refusedBy(action: 'write' | 'delete') {
    return (error: unknown): never => {
      throw databaseProblem(error, table, action);
    };
  }
}

/** Those fields of a patch that would change something. */
function differing(row: ApiRow, patch: Fields): Fields {
  return Object.fromEntries(
    Object.entries(patch).filter(([field, value]) => !isDeepStrictEqual(row[field], value)),
  );
}
