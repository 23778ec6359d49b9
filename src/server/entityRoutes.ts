import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { shownTo } from '@/domain/fieldPolicy';
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
import { searchRoute } from './searchRoute';
import { tellShown } from './sights';
import { assertFieldsMayBeSet } from './stateRules';
import type { WriteRules } from './serverFeature';
import { readContext } from './writeContext';

export interface EntityRoutesOptions {
  database: Database;
  table: EntityTable;
  ids: Ids;
  rules: WriteRules | undefined;
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
      querystring: describeListQuery(table),
      response: { 200: ListPage.extend({ items: z.array(entity.row) }) },
    }),
    (request) => {
      const viewer = viewerOf(signedIn(request));
      const asked = request.query as Record<string, unknown>;
      // What a field holds could otherwise be found out by asking for it.
      assertFieldsMayBeSet(entity, viewer.role, Object.keys(asked));
      const query = parseListQuery(table, asked);
      return database
        .inPractice(readContext(request), (transaction) => store.list(transaction, viewer, query))
        .then(({ result }) => {
          const items = result.items.map((row) => shownTo(entity, viewer.role, row));
          // A list of one id is how a screen opens a record.
          const isOne = items.length === 1 && asked['id'] === items[0]?.id;
          const how = isOne
            ? { kind: 'opened' as const }
            : { kind: 'listed' as const, fields: askedBy(asked) };
          tellShown(request, table, items, how);
          return { ...result, items };
        });
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
      const row = shownTo(entity, signedIn(request).user.role, foundRow(result));
      tellShown(request, table, [row], { kind: 'opened' });
      return reply.header('etag', etagOf(row)).send(row);
    },
  );

  searchRoute(instance, options);
  entityWrites(instance, options);
}

/** Which fields a list was asked by; how many of it at once, and from where on, tells nothing. */
function askedBy(asked: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(asked)
    .filter((key) => key !== 'limit' && key !== 'cursor')
    .toSorted();
}
