import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { dayOfInstant, wallTimeOfInstant } from '@/domain/calendar';
import type { RequestContext, Transaction } from '@/server/database/practiceTransaction';
import type { FeatureTools } from '@/server/serverFeature';
import { readContext } from '@/server/writeContext';
import type { AuditEntry } from './auditEntry';
import { AuditFilter, type AuditPlace, parseAuditFilter } from './auditQuery.server';
import { actionWords, actorWords, entityWords, fieldWords } from './auditWords';
import { type AuditPart, countAudit, readAudit, type ReadPage } from './readAudit.server';

/** Writes pages of rows as CSV, with what a spreadsheet would run guarded. Handed in: features know no other feature. */
export type WriteCsv = (
  fields: readonly { field: string; label: string }[],
  pages: AsyncIterable<readonly Readonly<Record<string, unknown>>[]>,
) => AsyncGenerator<string>;

const columns = [
  { field: 'day', label: 'Day' },
  { field: 'time', label: 'Time' },
  { field: 'who', label: 'Who' },
  { field: 'action', label: 'Did' },
  { field: 'what', label: 'What' },
  { field: 'id', label: 'Id' },
  { field: 'fields', label: 'Fields' },
  { field: 'count', label: 'Rows' },
  { field: 'times', label: 'Times' },
  { field: 'address', label: 'Address' },
  { field: 'device', label: 'Device' },
  { field: 'client', label: 'Tab' },
];

const pageEntries = 500;

interface Words {
  timeZone: string;
  patientWord: string;
}

/** The log as a file, as far as it is asked for. That it was taken out, and how much of it, is kept before the first byte. */
export function auditFileRoute(
  app: FastifyInstance,
  tools: FeatureTools,
  writeCsv: WriteCsv,
  written: () => Promise<void>,
): void {
  app.get(
    '/api/audit/export.csv',
    {
      config: { access: ['admin'] },
      schema: { tags: ['audit'], summary: 'The log as CSV (RFC 4180, UTF-8)', querystring: AuditFilter },
    },
    async (request, reply) => {
      const filter = parseAuditFilter(request.query);
      const context = readContext(request);
      await written();
      const { result } = await tools.database.inPractice(context, async (transaction) => {
        const [words] = await transaction.rows<Words>(sql`
          select time_zone as "timeZone", vocabulary #>> '{client,one}' as "patientWord" from practice
           where id = current_practice()`);
        if (!words) throw new Error('There is no such practice');
        const counted = await countAudit(transaction, tools.tables, filter);
        const details = JSON.stringify({ format: 'csv', count: counted.count });
        await transaction.rows(sql`select audit_export('audit', ${details}::jsonb)`);
        return { words, place: counted.place };
      });
      const pages = rowPages(tools, context, filter, result.place, result.words);
      return reply
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .type('text/csv; charset=utf-8; header=present')
        .send(Readable.from(writeCsv(columns, pages)));
    },
  );
}

/** Page by page, each in a transaction of its own: a slow reader keeps no connection. */
async function* rowPages(
  { database, tables }: FeatureTools,
  context: RequestContext,
  filter: AuditFilter,
  place: AuditPlace,
  words: Words,
): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  for (let after: AuditPlace | null = place; after;) {
    const part: AuditPart = { filter, limit: pageEntries, after };
    const read = (transaction: Transaction) => readAudit(transaction, tables, part);
    const { items, last }: ReadPage = (await database.inPractice(context, read)).result;
    yield items.map((entry) => rowOf(entry, words));
    after = last;
  }
}

function rowOf(entry: AuditEntry, { timeZone, patientWord }: Words): Readonly<Record<string, unknown>> {
  const at = Date.parse(entry.at);
  return {
    day: dayOfInstant(at, timeZone),
    time: wallTimeOfInstant(at, timeZone),
    who: actorWords(entry),
    action: actionWords(entry.action),
    what: entityWords(entry.entity, patientWord),
    id: entry.rowId,
    fields: fieldWords(entry.fields),
    count: entry.count,
    times: entry.times,
    address: entry.address,
    device: entry.device,
    client: entry.client,
  };
}
