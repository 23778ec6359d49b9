import { resolve } from 'node:path';
import { sql } from 'kysely';
import { openDatabase, type Database } from '../database/openDatabase';
import { counted, givenPath, readArgs, sizeOf, type CommandCall } from './commandCall';
import { reachDatabase } from './reachDatabase';
import { writeBackup } from './writeBackup';

const usage = 'Usage: npm run backup [-- --to <file>]';

/**
 * Writes a backup of the configured database, and says where and of which moment it is.
 * @throws Error that says what to do; then there is no file
 */
export async function runBackup({ config, args, signal, say }: CommandCall): Promise<void> {
  const { to } = readArgs(args, { to: { type: 'string' } }, usage);
  const reached = await reachDatabase(config);
  const database = openDatabase({ url: reached.url, connections: 1, onError: () => undefined });
  try {
    const file = to === undefined ? await nameByTime(database) : givenPath(to);
    const { header, tables, bytes } = await writeBackup(database, file, signal);
    const rows = tables.reduce((sum, one) => sum + one.rows, 0);
    say(`${file}: ${sizeOf(bytes)}, ${counted(rows, 'row')}, as of ${header.takenAt}`);
    for (const { name, seq } of header.practices) say(`  ${name}: all that its feed tells up to seq ${seq}`);
    say('It holds patients’ data: keep it where only those who may see that can read it.');
  } finally {
    await database.close();
    await reached.leave();
  }
}

async function nameByTime(database: Database): Promise<string> {
  const [found] = await database.rows<{ stamp: string }>(
    sql`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24MISS"Z"') as stamp`,
  );
  return resolve('backups', `lockstep-${found?.stamp}.backup.gz`);
}
