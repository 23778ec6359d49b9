import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sql } from 'kysely';
import { LockstepError } from '@/domain/errors';
import { languages } from '@/domain/language';
import { auditRetentionRange } from '@/domain/practiceRules';
import { Rules } from '@/domain/practiceSettings';
import { Line } from '@/domain/primitives';
import { Practice } from '@/protocol/session';
import { signedIn } from './accessControl';
import { columnOf } from './database/entityTable';
import type { Database } from './database/openDatabase';
import type { Transaction } from './database/practiceTransaction';
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
    rules: Rules.partial().refine(changesSomething, 'must change at least one rule'),
    language: z.enum(languages, `must be one of ${languages.join(', ')}`),
    auditRetentionDays: z.int().min(auditRetentionRange[0]).max(auditRetentionRange[1]),
  })
  .partial()
  .refine(changesSomething, 'must change at least one field');

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
  const { rules, ...fields } = patch;
  const changed = Object.entries({ ...fields, ...rules });
  const values = Object.fromEntries(changed.map(([field, value]) => [columnOf(field), value]));
  const set = sql.join(
    Object.keys(values).map((column) => sql`${sql.ref(column)} = ${sql.ref(`r.${column}`)}`),
  );
  await database.inPractice(writeContext(request), async (transaction) => {
    if (patch.timeZone !== undefined) await assertKnownZone(transaction, patch.timeZone);
    await transaction.rows(sql`
      update practice p set ${set}
        from jsonb_populate_record(null::practice, ${JSON.stringify(values)}::jsonb) r
       where p.id = ${practiceId}::uuid`);
  });
  return readPractice(database, practiceId);
}

/** @throws Error if there is none */
export async function readPractice(database: Database, id: string): Promise<Practice> {
  const [found] = await database.rows<Practice>(sql`
    select id, name, time_zone as "timeZone", currency, vocabulary, step_minutes as "stepMinutes",
           week_starts_on as "weekStartsOn", language, audit_retention_days as "auditRetentionDays",
           jsonb_build_object(
             'noticeMinutes', notice_minutes, 'cancelNoticeMinutes', cancel_notice_minutes,
             'aheadDays', ahead_days, 'confirmsRequests', confirms_requests) as rules
      from practice where id = ${id}::uuid`);
  if (!found) throw new Error('There is no such practice');
  return found;
}

/** Browsers and the database have each their own list of zones: what one of them lacks would be nobody's day. */
async function assertKnownZone(transaction: Transaction, name: string): Promise<void> {
  const known = await transaction.rows(sql`select from pg_timezone_names where name = ${name}`);
  if (known.length > 0) return;
  throw new LockstepError('invalid_fields', {
    detail: 'The database does not know this time zone. Nothing was changed.',
    fields: [{ field: 'timeZone', message: 'must be an IANA time zone such as America/New_York' }],
  });
}

function changesSomething(patch: object): boolean {
  return Object.keys(patch).length > 0;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
