import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import { shownTo } from '@/domain/fieldPolicy';
import { scopeOf } from '@/domain/policy';
import { Id } from '@/domain/primitives';
import { ListPage } from '@/protocol/listPage';
import { SearchQuestion } from '@/protocol/search';
import { signedIn, viewerOf } from './accessControl';
import type { EntityTable, StoredRow } from './database/entityTable';
import type { EntityRoutesOptions } from './entityRoutes';
import { routeFor } from './entityRules';
import { reachedBy } from './policySql';
import { tellShown } from './sights';
import { readContext } from './writeContext';

/** Where a page ended: what the last row is found by, and its id. It stands in bodies only, since it names somebody. */
const Place = z.tuple([z.string().regex(/^[^\0]*$/), Id]);

/**
 * Search as you type, for an entity that says which fields to look into; its table is made one that is searched by the same
 * columns with `search_by()`. A POST, so that what is looked for stands in no address and no log of addresses.
 */
export function searchRoute(instance: FastifyInstance, { database, table }: EntityRoutesOptions): void {
  const { entity } = table;
  if ((entity.searchFields ?? []).length === 0) return;
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.post(
    `/api/${entity.path}/search`,
    routeFor(entity, 'see', {
      summary: 'Find by any part of any word, or tell everybody in order',
      body: SearchQuestion,
      response: { 200: ListPage.extend({ items: z.array(entity.row) }) },
    }),
    async (request) => {
      const question = request.body as SearchQuestion;
      const viewer = viewerOf(signedIn(request));
      const reached = reachedBy(table, 'see', viewer);
      const seesAll = scopeOf(entity.policy, 'see', viewer) === 'all';
      const rows =
        question.text === ''
          ? pageOf(table, question, reached)
          : bestOf(table, question, reached, seesAll ? question.limit : null);
      const { result } = await database.inPractice(readContext(request), (transaction) =>
        transaction.rows<{ row: StoredRow | null; seq: string; epoch: string }>(sql`
          select p.seq, e.id as epoch, r.row
            from feed_position p cross join epoch e left join lateral (${rows}) r on true
           where p.practice_id = current_practice()
           order by r.place`),
      );
      const [head] = result;
      if (!head) throw new Error('This practice has no feed position');
      const found = result.flatMap(({ row }) => (row ? [row] : []));
      const shown = found.slice(0, question.limit);
      const last = shown.at(-1);
      const items = shown.map((row) => shownTo(entity, viewer.role, table.decode(row)));
      tellShown(request, table, items, { kind: question.text === '' ? 'listed' : 'searched' });
      return {
        items,
        seq: Number(head.seq),
        epoch: head.epoch,
        ...(last && question.text === '' && found.length > question.limit ? { nextCursor: after(last) } : {}),
      };
    },
  );
}

/** The best matches. @param atMost null: all of them, for whoever reaches only some */
function bestOf(
  { entity, name }: EntityTable,
  { text, limit }: SearchQuestion,
  reached: RawBuilder<boolean>,
  atMost: number | null,
): RawBuilder<unknown> {
  // Row by row, by their key: taken for a join, it would read the whole table for the sake of twenty.
  return sql`
    select t.row, f.place
      from found_ids(${entity.table}::regclass, ${text}, ${atMost}::int) f
           cross join lateral (select to_jsonb(t) as row from ${name} t where t.id = f.id and ${reached} offset 0) t
     order by f.place limit ${limit}`;
}

/** One page of everybody, and the row after it. */
function pageOf(
  { name }: EntityTable,
  { cursor, limit }: SearchQuestion,
  reached: RawBuilder<boolean>,
): RawBuilder<unknown> {
  const from = cursor === undefined ? null : placeOf(cursor);
  const beyond = from
    ? sql`t.search_words >= ${from[0]} and (t.search_words > ${from[0]} or t.id > ${from[1]}::uuid)`
    : sql`true`;
  return sql`
    select to_jsonb(t) as row, row_number() over (order by t.search_words, t.id) as place
      from ${name} t where ${reached} and ${beyond} order by t.search_words, t.id limit ${limit + 1}`;
}

function after(row: StoredRow): string {
  return Buffer.from(JSON.stringify([row['search_words'], row['id']])).toString('base64url');
}

function placeOf(cursor: string): z.infer<typeof Place> {
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (error) {
    throw new LockstepError(
      'invalid_fields',
      {
        detail: 'This page cannot be asked for. Begin again without a cursor.',
        fields: [{ field: 'cursor', message: 'must be the nextCursor of the page before' }],
      },
      { cause: error },
    );
  }
}
