import type { PoolClient } from 'pg';
import { LockstepError } from '@/domain/errors';
import type { Setup } from '@/protocol/setup';
import type { Database } from '../database/openDatabase';
import type { Ids, ServerClock } from '../ports';
import { hashPassword } from '../session/passwords';
import { hashToken } from './makeSetupToken';
import { usualPractice } from './usualPractice';

export interface SetupTools {
  database: Database;
  clock: ServerClock;
  ids: Ids;
}

/**
 * Creates the practice and its admin in one transaction, for one of any number who try at once, on any node.
 * @returns whether the token opened anything
 * @throws LockstepError `invalid_fields` for a time zone that the database does not know
 */
export async function createFirstPractice(tools: SetupTools, setup: Setup): Promise<boolean> {
  const { database, clock } = tools;
  const isKnown = await database.withClient((client) => opens(client, setup.token, clock));
  // Work worth slowing somebody down for is done for those only who have the link.
  if (!isKnown) return false;
  const hash = await hashPassword(setup.admin.password);
  return database.withClient(async (client) => {
    await client.query('begin');
    try {
      await client.query('lock table practice in share row exclusive mode');
      const { rowCount } = await client.query('select from practice limit 1');
      const isOpen = rowCount === 0 && (await opens(client, setup.token, clock));
      if (isOpen) await insert(client, tools, setup, hash);
      await client.query('delete from setup_link where exists (select from practice)');
      await client.query('commit');
      return isOpen;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  });
}

async function opens(client: PoolClient, token: string, clock: ServerClock): Promise<boolean> {
  const found = await client.query('select from setup_link where token_hash = $1 and expires_at > $2', [
    hashToken(token),
    new Date(clock.now()),
  ]);
  return found.rowCount === 1;
}

async function insert(
  client: PoolClient,
  { ids }: SetupTools,
  { practice, admin }: Setup,
  hash: string,
): Promise<void> {
  await assertKnownZone(client, practice.timeZone);
  const practiceId = ids.next();
  await client.query(
    `insert into practice (id, name, time_zone, currency, vocabulary, step_minutes, week_starts_on)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      practiceId,
      practice.name,
      practice.timeZone,
      practice.currency,
      JSON.stringify(usualPractice.vocabulary),
      usualPractice.stepMinutes,
      usualPractice.weekStartsOn,
    ],
  );
  await client.query(
    `insert into account (id, practice_id, email, password_hash, name, role) values ($1, $2, $3, $4, $5, 'admin')`,
    [ids.next(), practiceId, admin.email, hash, admin.name],
  );
}

/** The browser and the database have each their own list of zones. */
async function assertKnownZone(client: PoolClient, name: string): Promise<void> {
  const known = await client.query('select from pg_timezone_names where name = $1', [name]);
  if (known.rowCount === 1) return;
  throw new LockstepError('invalid_fields', {
    detail: 'The database does not know this time zone. Nothing was changed.',
    fields: [{ field: 'practice.timeZone', message: 'must be an IANA time zone such as America/New_York' }],
  });
}
