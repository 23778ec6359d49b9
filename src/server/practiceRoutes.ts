import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sql } from 'kysely';
import { Line } from '@/domain/primitives';
import { Practice } from '@/protocol/session';
import { signedIn } from './accessControl';
import { columnOf } from './database/entityTable';
import type { Database } from './database/openDatabase';
import { writeContext } from './writeContext';

const Word = z.strictObject({ one: Line(40), many: Line(40) });
const PracticePatch = z
  .strictObject({
    name: Line(),
    timeZone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone such as America/New_York'),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD'),
    vocabulary: z.strictObject({ therapist: Word, client: Word }),
    stepMinutes: z.int().min(5).max(120),
    weekStartsOn: z.int().min(1).max(7),
  })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field');

/** The practice's own settings. */
export function practiceRoutes(instance: FastifyInstance, database: Database): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const tags = ['practice'];
  app.get(
    '/api/practice',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'The practice of the session', response: { 200: Practice } },
    },
    (request) => readPractice(database, signedIn(request).practiceId),
  );
  app.patch(
    '/api/practice',
    {
      config: { access: ['admin'] },
      schema: { tags, summary: 'Change settings', body: PracticePatch, response: { 200: Practice } },
    },
    (request) => changePractice(database, request, request.body),
  );
}

async function changePractice(
  database: Database,
  request: FastifyRequest,
  patch: z.infer<typeof PracticePatch>,
): Promise<Practice> {
  const { practiceId } = signedIn(request);
  const values = Object.fromEntries(Object.entries(patch).map(([field, value]) => [columnOf(field), value]));
  const set = sql.join(
    Object.keys(values).map((column) => sql`${sql.ref(column)} = ${sql.ref(`r.${column}`)}`),
  );
  await database.inPractice(writeContext(request), (transaction) =>
    transaction.rows(sql`
      update practice p set ${set}
        from jsonb_populate_record(null::practice, ${JSON.stringify(values)}::jsonb) r
       where p.id = ${practiceId}::uuid`),
  );
  return readPractice(database, practiceId);
}

export async function readPractice(database: Database, id: string): Promise<Practice> {
  const row = await database.owner
    .selectFrom('practice')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    currency: row.currency,
    vocabulary: row.vocabulary,
    stepMinutes: row.step_minutes,
    weekStartsOn: row.week_starts_on,
  } as Practice;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
