import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { permits } from '@/domain/policy';
import { Id, Instant, Line } from '@/domain/primitives';
import { signedIn, viewerOf } from '@/server/accessControl';
import type { EntityTable, StoredRow } from '@/server/database/entityTable';
import type { RequestContext, Transaction } from '@/server/database/practiceTransaction';
import { changedByOthers, expectedRev, refuseEdit } from '@/server/editConflict';
import { assertChecked, foundRow, IdParams, knownId, notAllowed, routeFor } from '@/server/entityRules';
import { entityStore } from '@/server/entityStore';
import { reachedBy } from '@/server/policySql';
import type { FeatureTools } from '@/server/serverFeature';
import { appointments, type Appointment } from './appointment';
import { isMovable } from './appointmentStatus';
import { shiftBetween, shifted } from './series';
import { timeZoneOf } from './seriesRoutes.server';
import { TogetherAnswer, type AnswerTogether } from './togetherAnswer.server';

const SeriesChange = z.strictObject({
  scope: z.enum(['this', 'following', 'all'], 'must be this, following or all'),
  change: z
    .strictObject({
      startsAt: Instant,
      endsAt: Instant,
      staffId: Id,
      serviceId: Id,
      notes: Line(2000).nullable(),
      address: Line(300).nullable(),
      status: z.enum(['cancelled', 'confirmed'], 'must be cancelled or confirmed'),
    })
    .partial()
    .refine((change) => Object.keys(change).length > 0, 'must change at least one field'),
  dryRun: z.boolean('must be true or false').default(false),
});

type ChangeableFields = Pick<
  Appointment,
  'startsAt' | 'endsAt' | 'staffId' | 'serviceId' | 'notes' | 'address' | 'status'
>;
interface SeriesChange {
  scope: 'this' | 'following' | 'all';
  change: Partial<ChangeableFields>;
  dryRun: boolean;
}

/** This one, this and the following, or all of a series. Those that began or are over stay as they are. */
export function seriesChangeRoute(
  app: FastifyInstance,
  tools: FeatureTools,
  answerTogether: AnswerTogether,
): void {
  const table = tools.tableOf('appointment');
  app.post(
    '/api/appointments/:id/series',
    routeFor(appointments, 'change', {
      summary: 'Change one of a series, it and the following, or all that did not begin yet: all or none',
      params: IdParams,
      body: SeriesChange,
      response: { 200: TogetherAnswer },
    }),
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const { scope, change, dryRun } = request.body as SeriesChange;
      const rev = expectedRev(request);
      return answerTogether(request, reply, 200, async (transaction, context) => {
        const { chosen, rows, now } = await lockSeries(transaction, table, request, id);
        if (rev !== null) await assertUnchanged(transaction, context, table, chosen, rev, change);
        const target = targetTimes(chosen, change);
        const zone = await timeZoneOf(transaction);
        const shift = shiftBetween(chosen, target, zone);
        const concerned = rows.filter((row) =>
          row.id === id
            ? scope === 'this' || isAhead(row, now)
            : scope !== 'this' && isAhead(row, now) && (scope === 'all' || row.startsAt >= chosen.startsAt),
        );
        const { startsAt: _start, endsAt: _end, ...others } = change;
        const planned = concerned.map((before) => {
          const times = before.id === id ? target : shifted(before, shift, zone);
          return { before, after: { ...before, ...others, ...times } };
        });
        return { planned, fields: changedFields(change), dryRun };
      });
    },
  );
}

function isAhead({ status, startsAt }: Appointment, now: number): boolean {
  return isMovable(status) && Date.parse(startsAt) > now;
}

/** Where the one that was chosen shall stand; with a new start alone it keeps its length. */
function targetTimes(chosen: Appointment, { startsAt = chosen.startsAt, endsAt }: SeriesChange['change']) {
  const lengthMs = Date.parse(chosen.endsAt) - Date.parse(chosen.startsAt);
  const target = {
    startsAt,
    endsAt: endsAt ?? (new Date(Date.parse(startsAt) + lengthMs).toISOString() as Instant),
  };
  assertChecked(appointments, { ...chosen, ...target });
  return target;
}

function changedFields(change: SeriesChange['change']): string[] {
  const times = change.startsAt !== undefined || change.endsAt !== undefined ? ['startsAt', 'endsAt'] : [];
  return [...new Set([...times, ...Object.keys(change)])];
}

/** The chosen one and its series as far as the caller reaches it, locked in one order, and the database's time. */
async function lockSeries(transaction: Transaction, table: EntityTable, request: FastifyRequest, id: Id) {
  const viewer = viewerOf(signedIn(request));
  const chosen = foundRow(await entityStore(table).find(transaction, viewer, id));
  if (!permits(appointments.policy, 'change', viewer, chosen)) throw notAllowed();
  const found = await transaction.rows<{ row: StoredRow; now: number }>(sql`
    select to_jsonb(t) as row, extract(epoch from clock_timestamp())::float8 * 1000 as now
      from appointment t
     where (t.id = ${id}::uuid or t.series_id = ${chosen['seriesId']}::uuid)
       and ${reachedBy(table, 'change', viewer)}
     order by t.id for update`);
  const rows = found.map(({ row }) => table.decode(row));
  const locked = foundRow(rows.find((row) => row.id === id) ?? null);
  return {
    chosen: locked as unknown as Appointment,
    rows: rows as unknown as Appointment[],
    now: found[0]?.now ?? 0,
  };
}

async function assertUnchanged(
  transaction: Transaction,
  { client }: RequestContext,
  table: EntityTable,
  chosen: Appointment,
  rev: number,
  change: SeriesChange['change'],
): Promise<void> {
  const row = { ...chosen };
  const others = await changedByOthers(transaction, table, row, rev, client);
  const clash = changedFields(change).filter((field) => !others || others.has(table.column(field)));
  if (clash.length > 0) refuseEdit(row, clash);
}
