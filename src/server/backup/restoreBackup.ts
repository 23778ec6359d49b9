import pg from 'pg';
import type { Entity } from '@/domain/entity';
import { loadEntityTables } from '../database/entityTable';
import { applyMigrations, migrations, type Migration } from '../database/migrate';
import type { Database } from '../database/openDatabase';
import { writeRolePolicies } from '../database/rolePolicies';
import { fixTexts } from './backupTables';
import type { CheckedBackup } from './checkBackup';
import { beginAlone, clearDatabase, readFormer, type FormerContent } from './clearDatabase';
import { loadBackup } from './loadBackup';

export interface RestoreOptions {
  database: Database;
  backup: CheckedBackup;
  entities: readonly Entity[];
  /** Throws away what the database holds; without, a database that holds a practice is left as it is. */
  replace: boolean;
  /** All that this build knows. */
  all?: readonly Migration[];
  signal?: AbortSignal;
}

export interface Restored {
  /** The history that begins with it. */
  epoch: string;
  /** How many stay signed in. */
  sessions: number;
}

/**
 * Makes the database what it was at the backup's moment, in one transaction: everybody sees all of the old or all of the new,
 * and nothing has changed if this fails or is killed. Afterwards it is brought up to this build.
 * @throws Error if the database holds data and `replace` is not given, or if the backup does not load
 */
export function restoreBackup(options: RestoreOptions): Promise<Restored> {
  return options.database.withClient(async (client) => {
    await beginAlone(client);
    try {
      const restored = await restoreWithin(client, options);
      await client.query('commit');
      return restored;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });
}

async function restoreWithin(
  client: pg.ClientBase,
  { database, backup, entities, replace, all = migrations, signal }: RestoreOptions,
): Promise<Restored> {
  const former = await readFormer(client);
  if (former.practiceIds.length > 0 && !replace)
    throw new Error('The database holds data already. Nothing was changed; say --replace to throw it away.');
  await clearDatabase(client);
  await fixTexts(client);
  await applyMigrations(client, backup.migrations);
  await loadBackup(client, backup, signal);
  // With the rows in place, as it would have gone with the database itself.
  await applyMigrations(client, all);
  await client.query('set constraints all immediate');
  await refuseForeign(client, former);
  const epoch = await beginHistory(client);
  await keepAudit(client, backup);
  const sessions = await keepSessions(client, former);
  const tables = await loadEntityTables(
    {
      async rows(query) {
        const { sql, parameters } = query.compile(database.owner);
        return (await client.query(sql, [...parameters])).rows;
      },
    },
    entities,
  );
  // Nodes that are running write them at their start only.
  await writeRolePolicies(client, tables);
  await tellNodes(client, former);
  signal?.throwIfAborted();
  return { epoch, sessions };
}

/** What lay beside Lockstep's tables would be gone. */
async function refuseForeign(client: pg.ClientBase, { tables }: FormerContent): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select name from unnest($1::text[]) as name where to_regclass(format($2, name)) is null',
    [tables, 'public.%I'],
  );
  if (rows.length > 0)
    throw new Error(
      `The database also holds tables that are not Lockstep's: ${rows.map(({ name }) => name).join(', ')}. ` +
        'Nothing was changed; move them to another schema or restore into another database.',
    );
}

/** From here on it is another history: whoever holds rows of one before loads them anew. */
async function beginHistory(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ id: string }>('update epoch set id = gen_random_uuid() returning id');
  if (!rows[0]) throw new Error('The backup has no history to go on from. Nothing was changed.');
  return rows[0].id;
}

async function keepAudit(client: pg.ClientBase, { header }: CheckedBackup): Promise<void> {
  await client.query(
    `insert into audit_event (practice_id, account_id, action, entity, row_id, details)
     select p.practice_id, null, 'restored', 'practice', p.practice_id,
            jsonb_build_object('takenAt', $1::text, 'seq', p.seq)
       from feed_position p`,
    [header.takenAt],
  );
}

/**
 * Who is signed in at the database that is replaced stays so, where the backup has the account with the same rights. The
 * backup holds no sessions: one that was ended since does not live again.
 */
async function keepSessions(client: pg.ClientBase, { sessions }: FormerContent): Promise<number> {
  const { rows } = await client.query<{ name: string }>(`
    select attname::text as name from pg_attribute
     where attrelid = 'public.session'::regclass and attnum > 0 and not attisdropped`);
  const columns = rows.map(({ name }) => name).filter((name) => sessions.some(({ row }) => name in row));
  if (columns.length === 0) return 0;
  const list = (of: string) => columns.map((name) => of + pg.escapeIdentifier(name)).join(', ');
  const { rowCount } = await client.query(
    `insert into session (${list('')})
     select ${list('s.')}
       from jsonb_to_recordset($1::jsonb) as k("row" jsonb, role text, staff_id uuid, patient_id uuid)
      cross join lateral jsonb_populate_record(null::session, k."row") s
       join account a on a.id = s.account_id and a.role = k.role
        and a.staff_id is not distinct from k.staff_id and a.patient_id is not distinct from k.patient_id`,
    [JSON.stringify(sessions)],
  );
  return rowCount ?? 0;
}

/** Nodes that are running look at once, and find another history. */
async function tellNodes(client: pg.ClientBase, { practiceIds }: FormerContent): Promise<void> {
  await client.query(
    `select pg_notify('lockstep_feed', id::text)
       from (select unnest($1::uuid[]) as id union select id from practice) as known`,
    [practiceIds],
  );
}
