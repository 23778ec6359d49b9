import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { runningSum, type RunningSum } from './tableSum';
import type { TableSum } from './backupFormat';

/** A table of the database, as its catalog tells. */
export interface BackupTable {
  name: string;
  /** Those that are stored, in their order. */
  columns: string[];
  /** What its rows are put in order by. */
  orderBy: string[];
  /** The other tables that it refers to. */
  refersTo: string[];
}

/**
 * Not kept as rows: which migrations there were and which history it is stand in the first line, and nothing in a file should
 * be of use to open a session.
 */
const leftOut = new Set(['migration', 'epoch', 'session']);

/** Of `public` alone, and nothing that an extension brought: `c` is the class. */
export const isOurs = `c.relnamespace = 'public'::regnamespace
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** The tables that a backup holds, each behind those it refers to. */
export async function backupTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable>(`
    select c.relname::text as name,
           array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum) as columns,
           -- Where a text is part of it, by its bytes: two servers may sort letters differently.
           array(select quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
                   from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, n)
                   join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                  where i.indrelid = c.oid and i.indisprimary order by k.n) as "orderBy",
           array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
                  where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid) as "refersTo"
      from pg_class c where c.relkind = 'r' and ${isOurs} order by c.relname`);
  return inOrder(rows.filter(({ name }) => !leftOut.has(name)));
}

function inOrder(tables: readonly BackupTable[]): BackupTable[] {
  const ordered: BackupTable[] = [];
  const waiting = new Set(tables);
  while (waiting.size > 0) {
    const names = new Set([...waiting].map(({ name }) => name));
    const next = [...waiting].find(({ refersTo }) => !refersTo.some((name) => names.has(name)));
    if (!next) throw new Error(`These tables refer to each other in a circle: ${[...names].join(', ')}`);
    waiting.delete(next);
    ordered.push(next);
  }
  return ordered;
}

/**
 * How values are written as text, for the rest of the transaction: the same everywhere. A row that row-level security would
 * hide is an error, not a row less.
 */
export async function fixTexts(client: pg.ClientBase): Promise<void> {
  await client.query(`
    set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
    set local bytea_output = 'hex'; set local extra_float_digits = 1; set local row_security = off;
    set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`);
}

/** All rows of a table as COPY writes them, in the order of their key; `sum` hears of each. */
export async function* copiedRows(
  client: pg.ClientBase,
  { name, columns, orderBy }: BackupTable,
  sum: RunningSum,
): AsyncGenerator<Buffer> {
  const order = orderBy.length > 0 ? orderBy.join(', ') : columnList(columns);
  const rows = client.query(
    copyTo(
      `copy (select ${columnList(columns)} from public.${pg.escapeIdentifier(name)} order by ${order}) to stdout`,
    ),
  );
  for await (const chunk of rows) {
    sum.add(chunk as Buffer);
    yield chunk as Buffer;
  }
}

/** Counts and hashes a table as it is now. */
export async function sumOf(client: pg.ClientBase, table: BackupTable): Promise<TableSum> {
  const sum = runningSum({ table: table.name, columns: table.columns });
  for await (const chunk of copiedRows(client, table, sum)) void chunk;
  return sum.sum();
}

export function columnList(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}
