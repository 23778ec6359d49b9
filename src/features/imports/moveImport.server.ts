import { sql } from 'kysely';
import type { ApiRow, EntityTable, StoredRow } from '@/server/database/entityTable';
import type { Transaction } from '@/server/database/practiceTransaction';
import type { ImportJob } from './importJob';

/** What changes of a job while it runs. */
export type ImportMove = Partial<Pick<ImportJob, 'status' | 'duplicates' | 'done' | 'skipped' | 'problems'>>;

/** The job as it is, kept from everybody else until the transaction ends; null if there is none. */
export async function lockImport(
  transaction: Transaction,
  jobs: EntityTable,
  id: string,
): Promise<(ApiRow & ImportJob) | null> {
  const [found] = await transaction.rows<{ row: StoredRow }>(sql`
    select to_jsonb(j) as row from import_job j where id = ${id}::uuid for update`);
  return found ? (jobs.decode(found.row) as ApiRow & ImportJob) : null;
}

/** Takes a job on. By the generic routes nobody can: the database lets no request write jobs but by this. */
export async function moveImport(
  transaction: Transaction,
  jobs: EntityTable,
  id: string,
  move: ImportMove,
): Promise<ApiRow> {
  const [moved] = await transaction.rows<{ row: StoredRow }>(sql`
    select to_jsonb(j) as row from move_import(${id}::uuid, ${JSON.stringify(jobs.encode(move))}::jsonb) j`);
  if (!moved) throw new Error('A job that was locked is gone');
  return jobs.decode(moved.row);
}
