import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Database } from './openDatabase';

/** Built in as text, so that the bundle needs no files beside it. */
const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Migration {
  /** File name without its ending: `0001_foundation`. */
  name: string;
  sql: string;
}

export const migrations: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => ({ name: path.replace(/^.*\//, '').replace(/\.sql$/, ''), sql }))
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** Any number that nothing else in the database locks. */
const lockKey = 7_305_001;

/**
 * Brings the database up to date, in one transaction. Several nodes may start at once: one migrates, the others wait.
 * @returns the names of what was applied now
 * @throws Error if an applied migration was edited since, or the database is newer than this build
 */
export function migrate(database: Database, all: readonly Migration[] = migrations): Promise<string[]> {
  return database.withClient(async (client) => {
    await client.query('begin; set local statement_timeout = 0');
    try {
      const fresh = await applyMigrations(client, all);
      await client.query('commit');
      return fresh;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  });
}

/** The same within the caller's transaction, which whoever else migrates waits for. */
export async function applyMigrations(client: ClientBase, all: readonly Migration[]): Promise<string[]> {
  await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
  await client.query(
    `create table if not exists migration (
       name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  );
  const applied = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migration',
  );
  const known = new Map(applied.rows.map((row) => [row.name, row.checksum]));
  const unknown = [...known.keys()].find((name) => !all.some((one) => one.name === name));
  if (unknown) {
    throw new Error(
      `The database is newer than this build: it knows the migration ${unknown}. Update Lockstep.`,
    );
  }
  const fresh: string[] = [];
  for (const { name, sql } of all) {
    const checksum = checksumOf(sql);
    const before = known.get(name);
    if (before === checksum) continue;
    if (before)
      throw new Error(`The migration ${name} was changed after it was applied. Add a new one instead.`);
    await client.query(sql);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
    fresh.push(name);
  }
  return fresh;
}

/** What an applied migration is remembered by. */
export function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}
