import { sql } from 'kysely';
import { shownTo } from '@/domain/fieldPolicy';
import type { ApiRow, EntityTable, StoredRow } from '@/server/database/entityTable';
import type { RequestContext } from '@/server/database/practiceTransaction';
import type { FeatureTools } from '@/server/serverFeature';

/** A row as it goes out: what its reader may not know is null. */
export type Export = ApiRow;

const pageRows = 1_000;

/** Notes in the audit log that all of them are taken out, and how many that is. @returns their ids, in the order of names */
export async function openExport(
  { database }: FeatureTools,
  context: RequestContext,
  table: EntityTable,
  format: string,
): Promise<readonly string[]> {
  const order = sql.join(
    (table.entity.searchFields ?? []).slice(0, 2).map((field) => sql.ref(table.column(field))),
  );
  const { result } = await database.inPractice(context, async (transaction) => {
    const found = await transaction.rows<{ id: string }>(
      sql`select id from ${table.name} order by ${order}, id`,
    );
    const details = JSON.stringify({ format, count: found.length });
    await transaction.rows(sql`select audit_export(${table.entity.name}, ${details}::jsonb)`);
    return found.map(({ id }) => id);
  });
  return result;
}

/** Those rows page by page, each page in a transaction of its own: a slow reader keeps no connection. */
export async function* exportedRows(
  { database }: FeatureTools,
  context: RequestContext,
  table: EntityTable,
  ids: readonly string[],
): AsyncGenerator<readonly Export[]> {
  for (let from = 0; from < ids.length; from += pageRows) {
    const page = ids.slice(from, from + pageRows);
    const { result } = await database.inPractice(context, (transaction) =>
      transaction.rows<{ row: StoredRow }>(sql`
        select to_jsonb(t) as row
          from unnest(${page}::uuid[]) with ordinality as wanted(id, place) join ${table.name} t using (id)
         order by wanted.place`),
    );
    yield result.map(({ row }) => shownTo(table.entity, context.role, table.decode(row)));
  }
}
