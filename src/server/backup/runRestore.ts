import { migrations } from '../database/migrate';
import { openDatabase } from '../database/openDatabase';
import { checkBackup } from './checkBackup';
import { counted, givenPath, readArgs, type CommandCall } from './commandCall';
import { reachDatabaseAlone } from './reachDatabase';
import { restoreBackup } from './restoreBackup';

const usage = 'Usage: npm run restore -- --from <file> [--replace]';
const options = { from: { type: 'string' }, replace: { type: 'boolean' } } as const;

/**
 * Makes the configured database what a backup holds. The file is read to its end before anything else is touched.
 * @throws Error that says what to do; then nothing has changed
 */
export async function runRestore({ config, args, entities, signal, say }: CommandCall): Promise<void> {
  const { from, replace = false } = readArgs(args, options, usage);
  if (from === undefined) throw new Error(usage);
  const backup = await checkBackup(givenPath(from), migrations);
  signal.throwIfAborted();
  const reached = await reachDatabaseAlone(config);
  const database = openDatabase({ url: reached.url, connections: 1, onError: () => undefined });
  try {
    const { sessions } = await restoreBackup({ database, backup, entities, replace, signal });
    const rows = backup.tables.reduce((sum, one) => sum + one.rows, 0);
    say(
      `Restored as of ${backup.header.takenAt}: ${counted(rows, 'row')}, each table compared with the file.`,
    );
    for (const { name, seq } of backup.header.practices) say(`  ${name}: goes on after seq ${seq}`);
    say(`${counted(sessions, 'session')} kept. Open browsers load everything anew by themselves.`);
  } finally {
    await database.close();
    await reached.leave();
  }
}
