import type { FastifyInstance } from 'fastify';
import { shownTo } from '@/domain/fieldPolicy';
import { signedIn } from './accessControl';
import { changedByOthers, etagOf, expectedRev, refuseEdit } from './editConflict';
import type { EntityRoutesOptions } from './entityRoutes';
import { IdParams, knownId, routeFor } from './entityRules';
import { entityStore } from './entityStore';
import { answerMutation } from './mutation';
import { answered, changeRow, createRow, lockRow, refusedBy } from './rowChange';
import { describeConfirmations, ruledWrite } from './ruledWrite';
import { tellShown } from './sights';
import { assertMayGo } from './stateRules';

type Fields = Record<string, unknown>;

/** Create, change and delete of one entity. Each runs in one transaction; a refused one leaves nothing behind. */
export function entityWrites(
  app: FastifyInstance,
  { database, table, ids, rules }: EntityRoutesOptions,
): void {
  const { entity } = table;
  const store = entityStore(table);
  const base = `/api/${entity.path}`;

  const confirmations = describeConfirmations(rules);

  app.post(
    base,
    routeFor(entity, 'create', {
      summary: 'Create one; its id may be made by the client',
      ...confirmations,
      body: entity.draft,
      response: { 201: entity.row },
    }),
    (request, reply) => {
      const body = request.body as Fields & { id?: string };
      const draft = { ...body, id: body.id ?? ids.next() };
      const ruled = ruledWrite(rules, request);
      return answerMutation(database, request, reply, async (transaction) => {
        const row = await createRow(transaction, { table, request, ruled, draft });
        return { ...answered(entity, request, row, 201), location: `${base}/${row.id}` };
      }).catch(refusedBy(table, 'write', ruled));
    },
  );

  app.patch(
    `${base}/:id`,
    routeFor(entity, 'change', {
      summary: 'Change some fields; with If-Match it merges with what others changed since',
      params: IdParams,
      ...confirmations,
      body: entity.patch,
      response: { 200: entity.row },
    }),
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const rev = expectedRev(request);
      const ruled = ruledWrite(rules, request);
      const patchOf = () => request.body as Fields;
      return answerMutation(database, request, reply, (transaction, context) =>
        changeRow(transaction, context, { table, request, ruled, id, rev, patchOf }),
      ).catch(refusedBy(table, 'write', ruled));
    },
  );

  app.delete(
    `${base}/:id`,
    routeFor(entity, 'delete', { summary: 'Delete one', params: IdParams, ...confirmations }),
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const rev = expectedRev(request);
      const ruled = ruledWrite(rules, request);
      return answerMutation(database, request, reply, async (transaction, { client }) => {
        const row = await lockRow(transaction, table, request, id, 'delete');
        if (rev !== null) {
          const others = await changedByOthers(transaction, table, row, rev, client);
          if (!others || others.size > 0) {
            tellShown(request, table, [row], { kind: 'opened' });
            refuseEdit(shownTo(entity, signedIn(request).user.role, row), []);
          }
        }
        assertMayGo(entity, row);
        await ruled.check(transaction, row, null);
        await store.remove(transaction, id);
        // The revision of the deletion itself: whoever holds the row needs it to know that this is newer.
        return { status: 204, body: null, etag: etagOf({ rev: row.rev + 1 }) };
      }).catch(refusedBy(table, 'delete', ruled));
    },
  );
}
