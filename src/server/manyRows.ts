import { sql } from 'kysely';
import type { ApiRow, EntityTable, StoredRow } from './database/entityTable';
import type { Transaction } from './database/practiceTransaction';

/** A row that is written together with others. */
export interface PlannedRow {
  /** As it is, locked; null: it is created. */
  before: { id: string; rev: number } | null;
  /** All of its fields and its id, as they shall be. */
  after: { id: string };
}

/**
 * Writes them by one statement for the new ones and one for the others, so that what excludes each other is decided by
 * where they all end up. Policy and rules are the caller's to have asked.
 * @param fields that may change; others of a row that is there stay as they are
 * @returns the rows in the same order
 */
export async function writeRows(
  transaction: Transaction,
  table: EntityTable,
  planned: readonly PlannedRow[],
  fields: readonly string[],
): Promise<ApiRow[]> {
  const fresh = planned.filter(({ before }) => before === null).map(({ after }) => after);
  const changed = planned.filter(({ before }) => before !== null).map(({ after }) => after);
  const written = new Map<string, ApiRow>();
  for (const row of [
    ...(fresh.length > 0 ? await insertRows(transaction, table, fresh) : []),
    ...(changed.length > 0 && fields.length > 0 ? await updateRows(transaction, table, changed, fields) : []),
  ])
    written.set(row.id, row);
  // One that would not change is not written at all.
  return planned.flatMap(({ before, after }) => written.get(after.id) ?? (before as ApiRow | null) ?? []);
}

async function insertRows(transaction: Transaction, table: EntityTable, rows: readonly { id: string }[]) {
  const names = ['id', ...table.entity.fieldNames.filter((field) => rows.some((row) => field in row))];
  const columns = names.map((name) => table.column(name));
  const inserted = await transaction.rows<{ row: StoredRow }>(sql`
    insert into ${table.name} as t (practice_id, ${sql.join(columns.map((column) => sql.ref(column)))})
    select current_practice(), ${sql.join(columns.map((column) => sql.ref(`r.${column}`)))}
      from ${recordset(table, rows)} r
    returning to_jsonb(t) as row`);
  return inserted.map(({ row }) => table.decode(row));
}

async function updateRows(
  transaction: Transaction,
  table: EntityTable,
  rows: readonly { id: string }[],
  fields: readonly string[],
) {
  const columns = fields.map((field) => table.column(field));
  const set = sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`r.${column}`)}`));
  const updated = await transaction.rows<{ row: StoredRow }>(sql`
    update ${table.name} as t set ${set} from ${recordset(table, rows)} r where t.id = r.id
    returning to_jsonb(t) as row`);
  return updated.map(({ row }) => table.decode(row));
}

function recordset(table: EntityTable, rows: readonly { id: string }[]) {
  const encoded = JSON.stringify(rows.map((row) => table.encode({ ...row })));
  return sql`jsonb_populate_recordset(null::${table.name}, ${encoded}::jsonb)`;
}
