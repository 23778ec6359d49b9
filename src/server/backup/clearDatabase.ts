import pg from 'pg';
import { isOurs } from './backupTables';

/** What the database held before. */
export interface FormerContent {
  tables: string[];
  practiceIds: string[];
  /** Null unless it was one of Lockstep. */
  epoch: string | null;
  sessions: KeptSession[];
}

/** A session, and the rights that it has. */
export interface KeptSession {
  /** By its columns, whichever this database has. */
  row: Readonly<Record<string, unknown>>;
  role: string;
  staff_id: string | null;
  patient_id: string | null;
}

/** deadlock_detected */
const crossed = '40P01';
const attempts = 5;
/** How long somebody's open transaction is waited for. */
const lockTimeoutMs = 60_000;

/**
 * Begins a transaction that everybody else waits for: nobody reads or writes any table until it ends.
 * @throws Error if somebody else's transaction does not end
 */
export async function beginAlone(client: pg.ClientBase): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await client.query(`begin; set local lock_timeout = ${lockTimeoutMs}; set local statement_timeout = 0`);
    try {
      const tables = await tablesNow(client);
      if (tables.length > 0)
        await client.query(`lock table ${tables.map(nameOf).join(', ')} in access exclusive mode`);
      await client.query('set local lock_timeout = 0');
      return;
    } catch (error) {
      await client.query('rollback');
      // Whoever held one table and wanted another was waiting for us in turn.
      if (error instanceof pg.DatabaseError && error.code === crossed && attempt < attempts) continue;
      throw error;
    }
  }
}

/** Reads what of the database's content goes on to matter once it is gone. */
export async function readFormer(client: pg.ClientBase): Promise<FormerContent> {
  const tables = await tablesNow(client);
  if (!['epoch', 'practice', 'session', 'account'].every((name) => tables.includes(name)))
    return { tables, practiceIds: [], epoch: null, sessions: [] };
  const practices = await client.query<{ id: string }>('select id from practice');
  const epochs = await client.query<{ id: string }>('select id from epoch');
  const sessions = await client.query<KeptSession>(`
    select to_jsonb(s) as row, a.role, a.staff_id, a.patient_id
      from session s join account a on a.id = s.account_id`);
  return {
    tables,
    practiceIds: practices.rows.map(({ id }) => id),
    epoch: epochs.rows[0]?.id ?? null,
    sessions: sessions.rows,
  };
}

/** Empties the schema `public`, but for what extensions brought. */
export async function clearDatabase(client: pg.ClientBase): Promise<void> {
  await dropAll(
    client,
    'table',
    `select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'p') and ${isOurs}`,
  );
  await dropAll(
    client,
    'view',
    `select c.oid::regclass::text as name from pg_class c where c.relkind = 'v' and ${isOurs}`,
  );
  await dropAll(
    client,
    'sequence',
    `select c.oid::regclass::text as name from pg_class c where c.relkind = 'S' and ${isOurs}`,
  );
  await dropAll(
    client,
    'routine',
    `select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`,
  );
}

async function dropAll(client: pg.ClientBase, kind: string, list: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(list);
  if (rows.length > 0) await client.query(`drop ${kind} ${rows.map(({ name }) => name).join(', ')} cascade`);
}

async function tablesNow(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c where c.relkind in ('r', 'p') and ${isOurs} order by 1`,
  );
  return rows.map(({ name }) => name);
}

function nameOf(table: string): string {
  return `public.${pg.escapeIdentifier(table)}`;
}
