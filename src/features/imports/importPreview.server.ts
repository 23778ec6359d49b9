import { shownTo } from '@/domain/fieldPolicy';
import type { Role } from '@/domain/policy';
import type { EntityTable } from '@/server/database/entityTable';
import type { Transaction } from '@/server/database/practiceTransaction';
import { identityOf } from './identity';
import type { ImportSubject } from './importParts';
import type { PreviewRow } from './importReport';
import { nextRows, rowsAlreadyHere } from './stagedRows.server';

/** The first rows of a job that are not written yet, as they would be, and whether the practice has them. */
export async function previewOf(
  transaction: Transaction,
  subject: ImportSubject,
  table: EntityTable,
  role: Role,
  jobId: string,
  limit: number,
): Promise<PreviewRow[]> {
  const rows = await nextRows(transaction, jobId, 0, limit);
  const here = await rowsAlreadyHere(transaction, subject, table, rows);
  const seen = new Set<string>();
  return rows.map(({ n, line, fields }) => {
    const identity = identityOf(subject, fields);
    const isAlreadyHere = here.has(n) || seen.has(identity);
    seen.add(identity);
    return { line, fields: shownTo(table.entity, role, fields) as PreviewRow['fields'], isAlreadyHere };
  });
}
