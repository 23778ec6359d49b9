import type { Sql } from './hostileWorld';

/** A row that was changed for good, and when. */
export interface ChangedRow {
  atMs: number;
  table: string;
  action: string;
}

export interface ChangedRows {
  /** Those since it was last asked for. */
  take(): Promise<ChangedRow[]>;
}

/**
 * Watches every table by a trigger of its own: what a request took back leaves nothing, what it kept is told with its time.
 * Comparing all rows before and after each of a hundred thousand requests would take days.
 */
export async function watchRows(sql: Sql): Promise<ChangedRows> {
  await sql('create schema hostile');
  await sql('create unlogged table hostile.changed (at timestamptz, name text, action text)');
  await sql(`create function hostile.note() returns trigger language plpgsql security definer as $$
    begin
      insert into hostile.changed values (clock_timestamp(), tg_table_name, tg_op);
      return null;
    end $$`);
  const tables = await sql<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    await sql(`create trigger zz_hostile after insert or update or delete on ${name}
      for each row execute function hostile.note()`);
  }
  return {
    async take() {
      return sql<{ atMs: number; table: string; action: string }>(
        `with gone as (delete from hostile.changed returning *)
         select extract(epoch from at)::float8 * 1000 as "atMs", name as table, action from gone order by at`,
      );
    },
  };
}

/** Written by the server itself at any time, or after a refusal on purpose: what ends by itself, and who was refused. */
export function isByItself({ table, action }: ChangedRow): boolean {
  if (table === 'session') return action === 'UPDATE';
  // `guess` counts refusals: that is what it is there for.
  return ['audit_event', 'feed_position', 'change_log', 'guess'].includes(table)
    ? true
    : ['hold', 'presence', 'offer', 'conversation', 'conversation_message'].includes(table) &&
        action !== 'INSERT';
}
