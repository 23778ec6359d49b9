import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { addDays, daysBetween } from '@/domain/calendar';
import { permits, type Viewer } from '@/domain/policy';
import { Day, Id, WallTime } from '@/domain/primitives';
import { signedIn, viewerOf } from '@/server/accessControl';
import type { ApiRow, EntityTable, StoredRow } from '@/server/database/entityTable';
import type { RequestContext, Transaction } from '@/server/database/practiceTransaction';
import { databaseProblem } from '@/server/databaseProblem';
import { changedByOthers, expectedRev, refuseEdit } from '@/server/editConflict';
import { assertChecked, foundRow, IdParams, knownId, notAllowed, routeFor } from '@/server/entityRules';
import { entityStore } from '@/server/entityStore';
import { writeRows } from '@/server/manyRows';
import { answerMutation } from '@/server/mutation';
import { reachedBy } from '@/server/policySql';
import type { FeatureTools } from '@/server/serverFeature';
import { availabilities, type Availability } from './availability';
import { assertUnbooked, bookedUnder } from './stillBooked.server';

const flag = z.boolean('must be true or false').default(false);
const SeriesChange = z
  .strictObject({
    scope: z.enum(['this', 'following', 'all'], 'must be this, following or all'),
    change: z
      .strictObject({
        staffId: Id,
        date: Day,
        startTime: WallTime,
        endTime: WallTime,
        isActive: z.boolean('must be true or false'),
      })
      .partial()
      .refine((change) => Object.keys(change).length > 0, 'must change at least one field')
      .optional(),
    remove: z.literal(true, 'must be true').optional(),
    dryRun: flag,
    evenIfBooked: flag,
  })
  .refine(({ change, remove }) => (change === undefined) !== (remove === undefined), {
    path: ['change'],
    message: 'must be given, or remove, but not both',
  });

interface SeriesChange {
  scope: 'this' | 'following' | 'all';
  change?: Partial<Pick<Availability, 'staffId' | 'date' | 'startTime' | 'endTime' | 'isActive'>>;
  remove?: true;
  dryRun: boolean;
  evenIfBooked: boolean;
}

const Answer = z.object({
  /** As they are now; those that were removed, as they were. */
  items: z.array(availabilities.row),
  /** Appointments that no longer lie in availability. */
  affected: z.array(Id),
});

/** This one, this and the following, or all of a repeat. What lies before today stays, unless it is the one itself. */
export function availabilitySeriesRoute(app: FastifyInstance, { database, tableOf }: FeatureTools): void {
  const table = tableOf('availability');
  app.post(
    '/api/availability/:id/series',
    routeFor(availabilities, 'change', {
      summary: 'Change or remove one of a repeat, it and the following, or all from today on: all or none',
      params: IdParams,
      querystring: z.object({ evenIfBooked: z.literal('true').optional() }),
      body: SeriesChange,
      response: { 200: Answer },
    }),
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const asked = request.body as SeriesChange;
      const { evenIfBooked } = request.query as { evenIfBooked?: string };
      const rev = expectedRev(request);
      const viewer = viewerOf(signedIn(request));
      return answerMutation(database, request, reply, async (transaction, context) => {
        const { chosen, rows, today } = await lockSeries(transaction, table, request, id);
        if (rev !== null) await assertUnchanged(transaction, context, table, chosen, rev, asked.change);
        const concerned = rows.filter(
          (row) =>
            row.id === id ||
            (asked.scope !== 'this' &&
              row.date >= today &&
              (asked.scope === 'all' || row.date >= chosen.date)),
        );
        const planned = concerned.map((before) => ({
          before,
          after: afterwards(chosen, before, asked.change),
        }));
        for (const one of planned) assertAllowed(viewer, one.before, one.after);
        const affected = await bookedUnder(transaction, planned);
        if (asked.dryRun) return { status: 200, body: { items: [], affected } };
        if (!asked.evenIfBooked && evenIfBooked !== 'true') assertUnbooked(affected);
        return {
          status: 200,
          body: { items: await write(transaction, table, planned, asked.change), affected },
        };
      }).catch((error: unknown): never => {
        throw databaseProblem(error, table, asked.remove ? 'delete' : 'write');
      });
    },
  );
}

/** The others take over times and therapist, and move by as many days. */
function afterwards(
  chosen: Availability,
  row: Availability,
  change: SeriesChange['change'],
): Availability | null {
  if (!change) return null;
  const byDays = daysBetween(chosen.date, change.date ?? chosen.date);
  return { ...row, ...change, date: addDays(row.date, byDays) };
}

function assertAllowed(viewer: Viewer, before: Availability, after: Availability | null): void {
  const { policy } = availabilities;
  if (!permits(policy, after ? 'change' : 'delete', viewer, before)) throw notAllowed();
  if (!after) return;
  assertChecked(availabilities, after);
  if (!permits(policy, 'change', viewer, after)) throw notAllowed();
}

async function write(
  transaction: Transaction,
  table: EntityTable,
  planned: readonly { before: Availability; after: Availability | null }[],
  change: SeriesChange['change'],
): Promise<ApiRow[]> {
  const changed = planned.flatMap(({ before, after }) => (after ? [{ before, after }] : []));
  if (change) return writeRows(transaction, table, changed, Object.keys(change));
  const ids = planned.map(({ before }) => before.id);
  await transaction.rows(sql`delete from availability where id = any (${ids}::uuid[])`);
  return planned.map(({ before }) => before as unknown as ApiRow);
}

/** The chosen one and its repeat as far as the caller reaches it, locked in one order, and the practice's day. */
async function lockSeries(transaction: Transaction, table: EntityTable, request: FastifyRequest, id: Id) {
  const viewer = viewerOf(signedIn(request));
  const chosen = foundRow(await entityStore(table).find(transaction, viewer, id));
  if (!permits(availabilities.policy, 'change', viewer, chosen)) throw notAllowed();
  const found = await transaction.rows<{ row: StoredRow; today: Day }>(sql`
    select to_jsonb(t) as row, to_char(now() at time zone p.time_zone, 'YYYY-MM-DD') as today
      from availability t join practice p on p.id = t.practice_id
     where (t.id = ${id}::uuid or t.series_id = ${chosen['seriesId']}::uuid)
       and ${reachedBy(table, 'change', viewer)}
     order by t.id for update of t`);
  const rows = found.map(({ row }) => table.decode(row));
  const locked = foundRow(rows.find((row) => row.id === id) ?? null);
  return {
    chosen: locked as unknown as Availability,
    rows: rows as unknown as Availability[],
    today: found[0]?.today ?? '',
  };
}

async function assertUnchanged(
  transaction: Transaction,
  { client }: RequestContext,
  table: EntityTable,
  chosen: Availability,
  rev: number,
  change: SeriesChange['change'],
): Promise<void> {
  const row = { ...chosen };
  const others = await changedByOthers(transaction, table, row, rev, client);
  const fields = Object.keys(change ?? {});
  const clash = fields.filter((field) => !others || others.has(table.column(field)));
  if (clash.length > 0 || (!change && others?.size !== 0)) refuseEdit(row, clash);
}
