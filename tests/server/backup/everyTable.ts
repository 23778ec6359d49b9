import type { FreshDatabase } from '../freshDatabase';

/**
 * All rows of all tables as text, by table; but for those that say which database it is, who is signed in, and that it was
 * restored. Asks the catalog itself, so that it misses no table that a backup misses.
 */
export async function everyTable({ sql }: FreshDatabase): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }>(
    `select c.relname::text as name from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and c.relname not in ('migration', 'epoch', 'session') order by 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await sql<{ row: string }>(
      `select to_jsonb(t)::text as row from "${name}" t
        where coalesce(to_jsonb(t) ->> 'action', '') <> 'restored' order by to_jsonb(t)::text collate "C"`,
    );
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}
