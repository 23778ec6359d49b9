import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { hiddenFields } from '@/domain/fieldPolicy';
import { signedIn } from '@/server/accessControl';
import type { FeatureTools } from '@/server/serverFeature';
import { readContext } from '@/server/writeContext';
import { csvText } from './csvText';
import { exportedRows, openExport, type Export } from './exportedRows.server';
import { importSubjects, type ImportSubject } from './importParts';
import { mayImport } from './mayImport';
import { patientToFhir } from './patientToFhir';
import { subjects } from './subjects';

/** Everything of one kind as a file, as far as its reader may know it. Each time is kept in the audit log before the first byte. */
export function exportRoutes(app: FastifyInstance, tools: FeatureTools): void {
  for (const subject of importSubjects) {
    route(app, tools, subject, {
      ending: 'csv',
      type: 'text/csv; charset=utf-8; header=present',
      summary: 'All of them as CSV (RFC 4180, UTF-8)',
      write: csvText,
    });
    if (subjects[subject].formats.includes('fhir')) {
      route(app, tools, subject, {
        ending: 'fhir.json',
        type: 'application/fhir+json; charset=utf-8',
        summary: 'All of them as a FHIR R4 Bundle',
        write: (_fields, rows) => bundleText(rows),
      });
    }
  }
}

interface FileKind {
  ending: string;
  type: string;
  summary: string;
  write(
    fields: readonly { field: string; label: string }[],
    rows: AsyncIterable<readonly Export[]>,
  ): AsyncGenerator<string>;
}

function route(app: FastifyInstance, tools: FeatureTools, subject: ImportSubject, kind: FileKind): void {
  const { ending, type, summary, write } = kind;
  app.get(
    `/api/${subject}/export.${ending}`,
    { config: { access: mayImport, shows: subjects[subject].entity }, schema: { tags: [subject], summary } },
    async (request, reply) => {
      const { role } = signedIn(request).user;
      const context = readContext(request);
      const table = tools.tableOf(subjects[subject].entity);
      const hidden = hiddenFields(table.entity, role);
      const fields = subjects[subject].fields.filter(({ field }) => !hidden.includes(field));
      const ids = await openExport(tools, context, table, ending);
      const text = write(fields, exportedRows(tools, context, table, ids));
      return reply
        .header('content-disposition', `attachment; filename="${subject}.${ending}"`)
        .type(type)
        .send(Readable.from(text));
    },
  );
}

async function* bundleText(pages: AsyncIterable<readonly Export[]>): AsyncGenerator<string> {
  yield '{"resourceType":"Bundle","type":"collection","entry":[';
  let isFirst = true;
  for await (const rows of pages) {
    const entries = rows.map((row) => {
      const comma = isFirst ? '' : ',';
      isFirst = false;
      return `${comma}\n${JSON.stringify({ fullUrl: `urn:uuid:${row.id}`, resource: patientToFhir(row) })}`;
    });
    yield entries.join('');
  }
  yield '\n]}\n';
}
