import { sql } from 'kysely';
import type { EntityTable } from '@/server/database/entityTable';
import type { Database } from '@/server/database/openDatabase';
import type { RequestContext, Transaction } from '@/server/database/practiceTransaction';
import type { ImportSubject } from './importParts';
import type { Draft } from './rowCheck.server';

/** A row of a file that waits to be written. */
export interface StagedRow {
  /** Place in the file, from 0. */
  n: number;
  line: number;
  /** The id it will have. */
  id: string;
  fields: Draft;
}

/** How many wait before they are put away: few enough that the statement is short. */
const together = 500;

export interface Stager {
  /** @param isTwin the file has told the same before */
  add(row: StagedRow, isTwin: boolean): Promise<void>;
  /** Puts away what waits. @returns how many of all are there already, or told twice */
  finish(): Promise<number>;
  discard(): Promise<void>;
}

/** Puts the rows of one file away as they are read, so that a file is never held as a whole. */
export function stageRows(
  database: Database,
  context: RequestContext,
  jobId: string,
  subject: ImportSubject,
  table: EntityTable,
): Stager {
  let waiting: StagedRow[] = [];
  let twins: number[] = [];
  let alreadyHere = 0;
  const putAway = async () => {
    const [rows, again] = [waiting, twins];
    [waiting, twins] = [[], []];
    if (rows.length === 0) return;
    const told = JSON.stringify(rows.map(({ n, line, id, fields }) => ({ n, line, row_id: id, fields })));
    const { result } = await database.inPractice(context, async (transaction) => {
      await transaction.rows(sql`
        insert into import_row (practice_id, job_id, n, line, row_id, fields)
        select current_practice(), ${jobId}::uuid, r.n, r.line, r.row_id, r.fields
          from jsonb_to_recordset(${told}::jsonb) as r(n int, line int, row_id uuid, fields jsonb)`);
      return rowsAlreadyHere(transaction, subject, table, rows);
    });
    alreadyHere += new Set([...result, ...again]).size;
  };
  return {
    async add(row, isTwin) {
      waiting.push(row);
      if (isTwin) twins.push(row.n);
      if (waiting.length >= together) await putAway();
    },
    async finish() {
      await putAway();
      return alreadyHere;
    },
    async discard() {
      waiting = [];
      await database.inPractice(context, (transaction) =>
        transaction.rows(sql`delete from import_row where job_id = ${jobId}::uuid`),
      );
    },
  };
}

/**
 * Rows of a job that wait, in the order of its file.
 * @param from place of the first; where those before it are gone, asking for them would cost more than finding these
 */
export async function nextRows(
  transaction: Transaction,
  jobId: string,
  from: number,
  limit: number,
): Promise<StagedRow[]> {
  return transaction.rows<StagedRow>(sql`
    select n, line, row_id as id, fields from import_row
     where job_id = ${jobId}::uuid and n >= ${from} order by n limit ${limit}`);
}

/** The places of those that the practice has already. */
export async function rowsAlreadyHere(
  transaction: Transaction,
  subject: ImportSubject,
  table: EntityTable,
  rows: readonly StagedRow[],
): Promise<ReadonlySet<number>> {
  const told = JSON.stringify(rows.map(({ n, fields }) => ({ n, ...table.encode(fields) })));
  const found = await transaction.rows<{ n: number }>(sql`
    select already_here as n from already_here(${subject}, ${told}::jsonb)`);
  return new Set(found.map(({ n }) => n));
}
