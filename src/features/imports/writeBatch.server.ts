import { sql } from 'kysely';
import pg from 'pg';
import { LockstepError } from '@/domain/errors';
import type { Viewer } from '@/domain/policy';
import type { EntityTable } from '@/server/database/entityTable';
import type { RequestContext, Transaction } from '@/server/database/practiceTransaction';
import { databaseProblem } from '@/server/databaseProblem';
import { writeRows } from '@/server/manyRows';
import type { FeatureTools } from '@/server/serverFeature';
import { identityOf } from './identity';
import { imports, type ImportJob } from './importJob';
import { mostProblems, type ImportProblem } from './importParts';
import { lockImport, moveImport } from './moveImport.server';
import { assertMayCreate } from './rowCheck.server';
import { nextRows, rowsAlreadyHere, type StagedRow } from './stagedRows.server';
import { subjects } from './subjects';

/** Rows of a transaction. More of them write no faster, and keep everybody else's commits waiting for longer. */
export const batchRows = 250;

interface Batch {
  transaction: Transaction;
  context: RequestContext;
  viewer: Viewer;
  table: EntityTable;
  tools: FeatureTools;
}

/**
 * Writes the next rows of a running job as the ordinary rows they are, and takes them out of what waits, in one transaction.
 * What is there already, or is refused by a rule or a constraint, is skipped and told by its line.
 * @returns whether there may be more
 */
export async function writeBatch(
  transaction: Transaction,
  context: RequestContext,
  tools: FeatureTools,
  jobId: string,
): Promise<boolean> {
  const jobs = tools.tableOf(imports.name);
  const job = await lockImport(transaction, jobs, jobId);
  if (job?.status !== 'running') return false;

  const { subject } = job;
  const table = tools.tableOf(subjects[subject].entity);
  const viewer = viewerIn(context);
  const from = job.done + job.skipped;
  const rows = await nextRows(transaction, jobId, from, batchRows);
  if (rows.length === 0) {
    await moveImport(transaction, jobs, jobId, { status: 'done' });
    return false;
  }
  const problems: ImportProblem[] = [];
  const skip = ({ line }: StagedRow, message: string) => problems.push({ line, message });

  const isOnce = job.duplicates === 'skip' || !subjects[subject].mayRepeat;
  const fresh = isOnce ? await withoutThoseHere(transaction, job, table, rows, skip) : rows;
  const batch: Batch = { transaction, context, viewer, table, tools };
  const done = await writeAllowed(batch, await allowed(batch, fresh, skip), skip);

  const last = rows.at(-1)?.n ?? 0;
  await transaction.rows(
    sql`delete from import_row where job_id = ${jobId}::uuid and n between ${from} and ${last}`,
  );
  await moveImport(transaction, jobs, jobId, {
    done: job.done + done,
    skipped: job.skipped + rows.length - done,
    problems: [...job.problems, ...problems.toSorted((a, b) => a.line - b.line)].slice(0, mostProblems),
  });
  return true;
}

type Skip = (row: StagedRow, message: string) => void;

async function withoutThoseHere(
  transaction: Transaction,
  { subject }: ImportJob,
  table: EntityTable,
  rows: readonly StagedRow[],
  skip: Skip,
): Promise<StagedRow[]> {
  const here = await rowsAlreadyHere(transaction, subject, table, rows);
  const seen = new Set<string>();
  return rows.filter((row) => {
    const identity = identityOf(subject, row.fields);
    const isHere = here.has(row.n) || seen.has(identity);
    seen.add(identity);
    if (isHere) skip(row, 'was here already');
    return !isHere;
  });
}

/** Asks everything that a single write would be asked: roles and rules may have changed since the file was read. */
async function allowed(batch: Batch, rows: readonly StagedRow[], skip: Skip): Promise<StagedRow[]> {
  const { transaction, context, viewer, table, tools } = batch;
  const rules = tools.rulesOf(table.entity.name);
  const may: StagedRow[] = [];
  for (const row of rows) {
    const after = { ...row.fields, id: row.id };
    try {
      assertMayCreate(table.entity, viewer, row.fields);
      await rules?.check?.(transaction, { context, viewer, before: null, after, confirms: () => false });
      may.push(row);
    } catch (error) {
      if (!(error instanceof LockstepError)) throw error;
      skip(row, error.details.detail);
    }
  }
  return may;
}

/**
 * Writes them by one statement; if that is refused, by halves, until those that are to blame stand alone.
 * @returns how many were written
 */
async function writeAllowed(batch: Batch, rows: readonly StagedRow[], skip: Skip): Promise<number> {
  const { transaction, table } = batch;
  const [first] = rows;
  if (!first) return 0;
  await transaction.rows(sql`savepoint import_rows`);
  try {
    const planned = rows.map(({ id, fields }) => ({ before: null, after: { ...fields, id } }));
    await writeRows(transaction, table, planned, []);
    await transaction.rows(sql`release savepoint import_rows`);
    return rows.length;
  } catch (error) {
    const refusal = refusalOf(error, table);
    if (!refusal) throw error;
    await transaction.rows(sql`rollback to savepoint import_rows`);
    await transaction.rows(sql`release savepoint import_rows`);
    if (rows.length === 1) {
      skip(first, refusal.code === 'already_exists' ? 'was here already' : refusal.details.detail);
      return 0;
    }
    const half = Math.ceil(rows.length / 2);
    const written = await writeAllowed(batch, rows.slice(0, half), skip);
    return written + (await writeAllowed(batch, rows.slice(half), skip));
  }
}

/** What the database has against a row; null where it is in trouble itself. */
function refusalOf(error: unknown, table: EntityTable): LockstepError | null {
  if (!(error instanceof pg.DatabaseError)) return null;
  const problem = databaseProblem(error, table, 'write');
  return problem instanceof LockstepError ? problem : null;
}

function viewerIn({ role, staffId, patientId }: RequestContext): Viewer {
  return { role, staffId: staffId as Viewer['staffId'], patientId: patientId as Viewer['patientId'] };
}
