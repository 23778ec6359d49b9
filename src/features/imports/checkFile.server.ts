import { sql } from 'kysely';
import type { Readable } from 'node:stream';
import { viewerOf } from '@/server/accessControl';
import type { StoredRow } from '@/server/database/entityTable';
import type { RequestContext } from '@/server/database/practiceTransaction';
import type { FeatureTools } from '@/server/serverFeature';
import type { Session } from '@/server/session/sessions';
import { csvRows } from './csvRows.server';
import { fhirRows } from './fhirRows.server';
import { createFindings, type Findings } from './findings';
import { identityOf } from './identity';
import { imports, type ImportJob } from './importJob';
import type { ImportFormat, ImportSubject } from './importParts';
import { previewRows, type ImportReport } from './importReport';
import { previewOf } from './importPreview.server';
import type { ReadRow } from './readRow';
import { checkRow } from './rowCheck.server';
import { stageRows, type Stager } from './stagedRows.server';
import { subjects } from './subjects';
import { bytesOf, textOf } from './uploadText.server';

/** Rows of a file at most. */
export const mostRows = 200_000;

export interface GivenFile {
  subject: ImportSubject;
  format: ImportFormat;
  body: Readable;
  session: Session;
  context: RequestContext;
}

/**
 * Reads a file and puts its rows away as a job that waits for somebody's word. A file with anything wrong in it is told, and
 * nothing of it is kept: a file is imported as a whole or corrected first.
 */
export async function checkFile(tools: FeatureTools, file: GivenFile): Promise<ImportReport> {
  const { database, ids } = tools;
  const { subject, format, context } = file;
  const table = tools.tableOf(subjects[subject].entity);
  const findings = createFindings();
  const jobId = ids.next();
  const staging = stageRows(database, context, jobId, subject, table);
  try {
    const total = await stageFile(tools, file, findings, staging);
    if (findings.problems.length > 0) {
      await staging.discard();
      const problems = findings.problems.toSorted((a, b) => a.line - b.line);
      return { job: null, total, problems, notKept: [...findings.notKept()], rows: [] };
    }
    const alreadyHere = await staging.finish();
    const { columns } = findings;
    const job = {
      id: jobId,
      subject,
      format,
      duplicates: 'skip',
      total,
      alreadyHere,
      columns,
      notKept: findings.notKept(),
    };
    const { result } = await database.inPractice(context, async (transaction) => {
      const told = JSON.stringify(tools.tableOf(imports.name).encode(job));
      const [opened] = await transaction.rows<{ row: StoredRow }>(sql`
        select to_jsonb(j) as row from open_import(${told}::jsonb) j`);
      if (!opened) throw new Error('The database kept nothing of a new import');
      return {
        job: tools.tableOf(imports.name).decode(opened.row) as unknown as ImportJob,
        rows: await previewOf(transaction, subject, table, file.session.user.role, jobId, previewRows),
      };
    });
    return { ...result, total, problems: [], notKept: result.job.notKept };
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

/** @returns how many rows were read */
async function stageFile(
  { ids, tableOf }: FeatureTools,
  file: GivenFile,
  findings: Findings,
  staging: Stager,
): Promise<number> {
  const { entity } = tableOf(subjects[file.subject].entity);
  const viewer = viewerOf(file.session);
  const seen = new Map<string, number>();
  let total = 0;
  for await (const row of rowsOf(file, findings)) {
    const checked = checkRow(entity, viewer, row.fields);
    const wrong = [...row.wrong, ...('wrong' in checked ? checked.wrong : [])];
    if (wrong.length > 0) findings.complainAll(row.line, firstOfEach(wrong), row.prefix);
    else if ('draft' in checked) {
      const { draft } = checked;
      const identity = identityOf(file.subject, draft);
      const twin = seen.get(identity);
      if (twin === undefined) seen.set(identity, row.line);
      else if (!subjects[file.subject].mayRepeat)
        findings.complain(row.line, { field: 'sku', message: `is the same as in line ${twin}` });
      if (findings.problems.length === 0)
        await staging.add({ n: total, line: row.line, id: ids.next(), fields: draft }, twin !== undefined);
    }
    total++;
    if (total > mostRows) {
      findings.complain(row.line, { message: `A file may hold up to ${mostRows} rows. Split it.` });
      break;
    }
    if (findings.isFull()) break;
  }
  if (total === 0 && findings.problems.length === 0)
    findings.complain(1, { message: 'There is nothing below the first line.' });
  return total;
}

function rowsOf({ body, format, subject }: GivenFile, findings: Findings): AsyncGenerator<ReadRow> {
  const text = textOf(bytesOf(body), (line) =>
    findings.complain(line, { message: 'is not written in UTF-8. Save the file as "CSV UTF-8".' }),
  );
  return format === 'csv' ? csvRows(text, subjects[subject], findings) : fhirRows(text, findings);
}

/** What could not be read of a field is all there is to say of it. */
function firstOfEach<P extends { field: string }>(problems: readonly P[]): readonly P[] {
  return problems.filter(({ field }, place) => problems.findIndex((one) => one.field === field) === place);
}
