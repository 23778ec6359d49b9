import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ListPage } from '@/protocol/listPage';
import { signedIn, viewerOf } from './accessControl';
import type { EntityTable } from './database/entityTable';
import type { Database } from './database/openDatabase';
import { etagOf } from './editConflict';
import { foundRow, IdParams, knownId, routeFor } from './entityRules';
import { entityStore } from './entityStore';
import { entityWrites } from './entityWrites';
import { describeListQuery, parseListQuery } from './listQuery';
import type { Ids } from './ports';
import { readContext } from './writeContext';

export interface EntityRoutesOptions {
  database: Database;
  table: EntityTable;
  ids: Ids;
}

/** List, get, create, change and delete, derived from a definition. */
export function entityRoutes(instance: FastifyInstance, options: EntityRoutesOptions): void {
  const { database, table } = options;
  const { entity } = table;
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const store = entityStore(table);
  const base = `/api/${entity.path}`;

  app.get(
    base,
    routeFor(entity, 'see', {
      summary: `List ${entity.path}`,
      querystring: describeListQuery(entity),
      response: { 200: ListPage.extend({ items: z.array(entity.row) }) },
    }),
    (request) => {
      const query = parseListQuery(table, request.query as Record<string, unknown>);
      return database
        .inPractice(readContext(request), (transaction) =>
          store.list(transaction, viewerOf(signedIn(request)), query),
        )
        .then(({ result }) => result);
    },
  );

  app.get(
    `${base}/:id`,
    routeFor(entity, 'see', {
      summary: 'Get one by its id',
      params: IdParams,
      response: { 200: entity.row },
    }),
    async (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const { result } = await database.inPractice(readContext(request), (transaction) =>
        store.find(transaction, viewerOf(signedIn(request)), id),
      );
      const row = foundRow(result);
      return reply.header('etag', etagOf(row)).send(row);
    },
  );

  entityWrites(instance, options);
}
