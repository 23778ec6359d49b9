import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BackupSection } from './backupFormat';
import { backupTables, columnList, sumOf, type BackupTable } from './backupTables';
import { openBackupText, type BackupText } from './backupText';
import type { CheckedBackup } from './checkBackup';

interface TriggerState {
  table: string;
  name: string;
  state: 'O' | 'A' | 'R' | 'D';
}

const enabling = { O: 'enable', A: 'enable always', R: 'enable replica', D: 'disable' };

/**
 * Fills the empty tables with the rows of a backup, as they were: no trigger stamps, places or logs them. What they refer to
 * is checked all the same, and in the end every table is read again and compared with what was written.
 * @throws Error if anything differs; the caller's transaction is then good for nothing but to be rolled back
 */
export async function loadBackup(
  client: pg.ClientBase,
  { file, header, tables: sums }: CheckedBackup,
  signal?: AbortSignal,
): Promise<void> {
  const tables = new Map((await backupTables(client)).map((table) => [table.name, table]));
  const triggers = await triggerStates(client);
  for (const name of tables.keys())
    await client.query(`alter table public.${pg.escapeIdentifier(name)} disable trigger user`);

  const text = openBackupText(file);
  try {
    await text.line();
    for (const { table: name } of sums) {
      const section = BackupSection.parse(JSON.parse((await text.line()) ?? 'null'));
      await loadTable(client, tableFor(tables, name, section), section, text, signal);
    }
  } finally {
    text.close();
  }
  for (const sum of sums) {
    signal?.throwIfAborted();
    const table = tables.get(sum.table);
    const found = table && (await sumOf(client, table));
    if (found?.sha256 !== sum.sha256 || found.rows !== sum.rows)
      throw new Error(`The table ${sum.table} did not become what the backup holds. Nothing was changed.`);
    tables.delete(sum.table);
  }
  const [missing] = tables.keys();
  if (missing !== undefined) throw new Error(`The backup lacks the table ${missing}. Nothing was changed.`);

  for (const { table, column, last } of header.counters)
    await client.query('select setval(pg_get_serial_sequence($1, $2), $3)', [
      `public.${pg.escapeIdentifier(table)}`,
      column,
      last,
    ]);
  for (const { table, name, state } of triggers)
    await client.query(
      `alter table public.${pg.escapeIdentifier(table)} ${enabling[state]} trigger ${pg.escapeIdentifier(name)}`,
    );
}

function tableFor(
  tables: ReadonlyMap<string, BackupTable>,
  name: string,
  section: BackupSection,
): BackupTable {
  const table = tables.get(name);
  if (!table)
    throw new Error(`The backup holds a table ${name} that is not Lockstep's. Nothing was changed.`);
  const isSame =
    section.table === name && [...section.columns].toSorted().join() === [...table.columns].toSorted().join();
  if (!isSame)
    throw new Error(
      `The backup's table ${name} has other columns than its migrations make. Nothing was changed.`,
    );
  return table;
}

async function loadTable(
  client: pg.ClientBase,
  { name }: BackupTable,
  { columns }: BackupSection,
  text: BackupText,
  signal?: AbortSignal,
): Promise<void> {
  const into = client.query(
    copyFrom(`copy public.${pg.escapeIdentifier(name)} (${columnList(columns)}) from stdin`),
  );
  await pipeline(text.rows(), into, { signal });
}

async function triggerStates(client: pg.ClientBase): Promise<TriggerState[]> {
  const { rows } = await client.query<TriggerState>(`
    select c.relname::text as "table", t.tgname::text as name, t.tgenabled as state
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by 1, 2`);
  return rows;
}
