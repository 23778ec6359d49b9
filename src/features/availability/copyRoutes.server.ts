import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { addDays } from '@/domain/calendar';
import { LockstepError } from '@/domain/errors';
import { permits } from '@/domain/policy';
import { Day, Id } from '@/domain/primitives';
import { SeriesConflict } from '@/protocol/problem';
import { signedIn, viewerOf } from '@/server/accessControl';
import type { StoredRow } from '@/server/database/entityTable';
import type { Transaction } from '@/server/database/practiceTransaction';
import { databaseProblem } from '@/server/databaseProblem';
import { notAllowed, routeFor } from '@/server/entityRules';
import { entityStore } from '@/server/entityStore';
import { answerMutation } from '@/server/mutation';
import { lockRow } from '@/server/rowChange';
import type { FeatureTools } from '@/server/serverFeature';
import { availabilities, type Availability } from './availability';
import { lockTimeOf, writeCopies } from './copyAvailability.server';
import { twoWeeks, weeklyDays } from './weeklyCopies';

const mostCopies = 104;
const dryRun = z.boolean('must be true or false').default(false);

const Repeat = z.strictObject({
  id: Id,
  until: Day,
  everyWeeks: z.int('must be a whole number').min(1, 'must be 1 to 8').max(8, 'must be 1 to 8').default(1),
  dryRun,
});
const CopyWeek = z.strictObject({ staffId: Id, from: Day, to: Day, dryRun });
const Answer = z.object({ items: z.array(availabilities.row), conflicts: z.array(SeriesConflict) });

/** Availability made of availability that is there. */
export function copyRoutes(app: FastifyInstance, { database, tableOf, ids }: FeatureTools): void {
  const table = tableOf('availability');
  const viewer = (request: FastifyRequest) => viewerOf(signedIn(request));
  const explained = (error: unknown): never => {
    throw databaseProblem(error, table, 'write');
  };

  app.post(
    '/api/availability/repeat',
    routeFor(availabilities, 'create', {
      summary: 'Repeat one every so many weeks, as a series with it: all or none',
      body: Repeat,
      response: { 200: Answer, 201: Answer },
    }),
    (request, reply) => {
      const asked = request.body as z.infer<typeof Repeat>;
      return answerMutation(database, request, reply, async (transaction) => {
        const row = await lockRow(transaction, table, request, asked.id, 'change');
        const {
          rev: _rev,
          createdAt: _created,
          updatedAt: _updated,
          ...origin
        } = row as unknown as Availability;
        const days = weeklyDays(origin.date, asked.everyWeeks, asked.until);
        assertCount(days.length, addDays(origin.date, 7 * asked.everyWeeks));
        const seriesId = origin.seriesId ?? (ids.next() as Id);
        const copies = days.map((date) => ({ ...origin, id: ids.next() as Id, date, seriesId }));
        await lockTimeOf(transaction, origin.staffId);
        const { items, conflicts } = await writeCopies(
          transaction,
          table,
          viewer(request),
          copies,
          asked.dryRun,
        );
        if (asked.dryRun) return { status: 200, body: { items, conflicts } };
        const first = (await entityStore(table).update(transaction, row.id, { seriesId })) ?? row;
        return { status: 201, body: { items: [first, ...items], conflicts } };
      }).catch(explained);
    },
  );

  app.post(
    '/api/availability/copy-week',
    routeFor(availabilities, 'create', {
      summary: "Copy a therapist's week onto another one; weeks are the practice's: all or none",
      body: CopyWeek,
      response: { 200: Answer, 201: Answer },
    }),
    (request, reply) => {
      const asked = request.body as z.infer<typeof CopyWeek>;
      return answerMutation(database, request, reply, async (transaction) => {
        const own = { staffId: asked.staffId };
        if (!permits(availabilities.policy, 'create', viewer(request), own)) throw notAllowed();
        const { source, byDays } = twoWeeks(
          asked.from,
          asked.to,
          await knownPractice(transaction, asked.staffId),
        );
        if (byDays === 0) throw sameWeek();
        await lockTimeOf(transaction, asked.staffId);
        const rows = await transaction.rows<{ row: StoredRow }>(sql`
          select to_jsonb(t) as row from availability t
           where t.staff_id = ${asked.staffId}::uuid and t.date between ${source[0]}::date and ${source[6]}::date
           order by t.date, t.start_time, t.id`);
        const copies = rows.map(({ row }) => {
          const {
            rev: _rev,
            createdAt: _created,
            updatedAt: _updated,
            ...fields
          } = table.decode(row) as unknown as Availability;
          return { ...fields, id: ids.next() as Id, date: addDays(fields.date, byDays), seriesId: null };
        });
        const body = await writeCopies(transaction, table, viewer(request), copies, asked.dryRun);
        return { status: asked.dryRun ? 200 : 201, body };
      }).catch(explained);
    },
  );
}

/** On which weekday the practice's weeks start. @throws LockstepError `unknown_reference` if there is no such therapist */
async function knownPractice(transaction: Transaction, staffId: Id): Promise<number> {
  const [found] = await transaction.rows<{ week_starts_on: number; has_staff: boolean }>(sql`
    select week_starts_on, exists (select from staff where id = ${staffId}::uuid) as has_staff
      from practice where id = current_practice()`);
  if (found?.has_staff) return found.week_starts_on;
  throw new LockstepError('unknown_reference', {
    detail: 'There is nobody with this id. Nothing was changed.',
    fields: [{ field: 'staffId', message: 'does not exist' }],
  });
}

function assertCount(count: number, first: Day): void {
  if (count >= 1 && count <= mostCopies) return;
  const message = count < 1 ? `must be ${first} or later` : `must be earlier: at most ${mostCopies} copies`;
  throw invalid('until', message);
}

function sameWeek(): LockstepError {
  return invalid('to', 'must lie in another week than from');
}

function invalid(field: string, message: string): LockstepError {
  return new LockstepError('invalid_fields', {
    detail: `Some fields are not right: ${field}. Nothing was changed.`,
    fields: [{ field, message }],
  });
}
