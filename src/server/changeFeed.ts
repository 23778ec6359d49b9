import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import { shownTo } from '@/domain/fieldPolicy';
import { permits, type Viewer } from '@/domain/policy';
import type { Change } from '@/protocol/change';
import { ChangesPage } from '@/protocol/changesPage';
import { signedIn, viewerOf } from './accessControl';
import type { EntityTable, StoredRow } from './database/entityTable';
import type { Database } from './database/openDatabase';
import type { RequestContext } from './database/practiceTransaction';
import { readContext } from './writeContext';
import { invalidFields } from './zodValidation';

const maxChanges = 1000;

const Query = z.strictObject({
  since: z.coerce.number('must be a feed position').int('must be a feed position').min(0),
  limit: z.coerce.number().int().min(1).max(maxChanges).default(maxChanges),
});

/** One line of the log, as the database keeps it. */
export interface LoggedChange {
  seq: string;
  entity: string;
  id: string;
  rev: string;
  op: Change['op'];
  row: StoredRow | null;
  before: StoredRow | null;
  mutation_id: string | null;
  /** When it was committed. */
  at: Date;
}

export interface ChangeFeed {
  /**
   * What this viewer may see of the changes after `since`, in commit order.
   * @throws LockstepError `cursor_too_old` if the log no longer (or not yet) reaches there
   */
  page(context: RequestContext, viewer: Viewer, since: number, limit: number): Promise<ChangesPage>;
}

export function changeFeed(database: Database, tables: readonly EntityTable[]): ChangeFeed {
  const tableOf = new Map(tables.map((table) => [table.entity.name, table]));
  return {
    async page(context, viewer, since, limit) {
      const { result } = await database.inPractice(context, (transaction) =>
        transaction.rows<
          { head: string; pruned_to: string; epoch: string } & (LoggedChange | { seq: null })
        >(sql`
          select p.seq as head, p.pruned_to, e.id as epoch,
                 c.seq, c.entity, c.id, c.rev, c.op, c.row, c.before, c.mutation_id, c.at
            from feed_position p cross join epoch e
            left join lateral (
              select * from change_log
               where practice_id = p.practice_id and seq > ${since} order by seq limit ${limit}
            ) c on true
           where p.practice_id = current_practice()
           order by c.seq`),
      );
      const [first] = result;
      if (!first) throw new Error('This practice has no feed position');
      if (since > Number(first.head) || since < Number(first.pruned_to)) {
        throw new LockstepError(
          'cursor_too_old',
          'The changes since then are not kept. Load everything anew.',
        );
      }
      // The database leaves out what this viewer never saw: fewer than asked for are all there are.
      const scanned = result.filter((line) => line.seq !== null);
      const seq = Number((scanned.length < limit ? null : scanned.at(-1)?.seq) ?? first.head);
      const changes = scanned.flatMap((line) => {
        const change = visibleChange(tableOf.get(line.entity), line, viewer);
        return change ? [change] : [];
      });
      return { changes, seq, more: seq < Number(first.head), epoch: first.epoch };
    },
  };
}

/**
 * The change as this viewer may know it: with its row if they see it now, as a deletion if they only saw it before,
 * not at all otherwise. Decided by the very policy that lists use.
 */
export function visibleChange(
  table: EntityTable | undefined,
  line: LoggedChange,
  viewer: Viewer,
): Change | null {
  // A table of a later build than this one, during an update.
  if (!table) return null;
  const sees = (row: StoredRow | null) =>
    row !== null && permits(table.entity.policy, 'see', viewer, table.decode(row));
  const common = {
    seq: Number(line.seq),
    entity: line.entity,
    id: line.id as Change['id'],
    rev: Number(line.rev),
    ...(line.mutation_id ? { mutationId: line.mutation_id as Change['id'] } : {}),
    at: line.at.getTime(),
  };
  if (line.row && sees(line.row))
    return { ...common, op: line.op, row: shownTo(table.entity, viewer.role, table.decode(line.row)) };
  const before = line.op === 'created' ? null : { ...line.row, ...line.before };
  return sees(before) ? { ...common, op: 'deleted' } : null;
}

export function changeFeedRoutes(
  app: FastifyInstance,
  feed: ChangeFeed,
  followed: (request: FastifyRequest) => void,
): void {
  app.get(
    '/api/changes',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['feed'],
        summary: 'What changed after a position, in commit order',
        querystring: Query,
        response: { 200: ChangesPage },
      },
    },
    (request) => {
      const query = Query.safeParse(request.query);
      if (!query.success) throw invalidFields(query.error);
      followed(request);
      return feed.page(readContext(request), viewerOf(signedIn(request)), query.data.since, query.data.limit);
    },
  );
}
