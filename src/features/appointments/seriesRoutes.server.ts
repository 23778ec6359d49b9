import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import { Day, Id } from '@/domain/primitives';
import type { Transaction } from '@/server/database/practiceTransaction';
import { assertChecked, routeFor } from '@/server/entityRules';
import type { FeatureTools } from '@/server/serverFeature';
import { appointments } from './appointment';
import type { AppointmentFields } from './appointmentRules';
import { weeklyTimes, type Repeat } from './series';
import { TogetherAnswer, type AnswerTogether } from './togetherAnswer.server';

const mostOccurrences = 52;

const NewSeries = z
  .strictObject({
    appointment: appointments.draft,
    everyWeeks: z.int('must be a whole number').min(1, 'must be 1 to 8').max(8, 'must be 1 to 8'),
    count: z
      .int('must be a whole number')
      .min(2, `must be 2 to ${mostOccurrences}`)
      .max(mostOccurrences, `must be 2 to ${mostOccurrences}`)
      .optional(),
    until: Day.optional(),
    dryRun: z.boolean('must be true or false').default(false),
  })
  .refine(({ count, until }) => (count === undefined) !== (until === undefined), {
    path: ['count'],
    message: 'must be given, or until, but not both',
  });

interface NewSeries {
  appointment: Omit<AppointmentFields, 'id'> & { id?: Id };
  everyWeeks: number;
  count?: number;
  until?: Day;
  dryRun: boolean;
}

/** A new series: the same appointment at the same time of the wall clock every so many weeks. */
export function newSeriesRoute(
  app: FastifyInstance,
  { ids }: FeatureTools,
  answerTogether: AnswerTogether,
): void {
  app.post(
    '/api/appointments/series',
    routeFor(appointments, 'create', {
      summary: `Create up to ${mostOccurrences} at the same wall-clock time every so many weeks: all or none`,
      body: NewSeries,
      response: { 200: TogetherAnswer, 201: TogetherAnswer },
    }),
    (request, reply) => {
      const { appointment: draft, dryRun, ...asked } = request.body as NewSeries;
      const first = { ...draft, id: draft.id ?? (ids.next() as Id), seriesId: ids.next() as Id };
      const further = Array.from({ length: mostOccurrences - 1 }, () => ids.next() as Id);
      return answerTogether(request, reply, 201, async (transaction) => {
        assertChecked(appointments, first);
        const times = weeklyTimes(first, repeatOf(asked), await timeZoneOf(transaction), mostOccurrences + 1);
        assertCount(times.length);
        const planned = times.map((at, n) => ({
          before: null,
          after: { ...first, ...at, id: further[n - 1] ?? first.id },
        }));
        return { planned, fields: [], dryRun };
      });
    },
  );
}

/** The practice's IANA zone. */
export async function timeZoneOf(transaction: Transaction): Promise<string> {
  const [found] = await transaction.rows<{ zone: string }>(sql`
    select time_zone as zone from practice where id = current_practice()`);
  if (!found) throw new Error('There is no such practice');
  return found.zone;
}

function repeatOf({ everyWeeks, count, until }: Omit<NewSeries, 'appointment' | 'dryRun'>): Repeat {
  if (until !== undefined) return { everyWeeks, until };
  return { everyWeeks, count: count ?? 0 };
}

function assertCount(count: number): void {
  if (count >= 2 && count <= mostOccurrences) return;
  const message =
    count < 2
      ? 'must leave room for a second one'
      : `must be earlier: a series has at most ${mostOccurrences} appointments`;
  throw new LockstepError('invalid_fields', {
    detail: 'Some fields are not right: until. Nothing was changed.',
    fields: [{ field: 'until', message }],
  });
}
