import { entities } from '@/features/entities';
import { runBackup } from '@/server/backup/runBackup';
import { runRestore } from '@/server/backup/runRestore';
import { readConfig } from '@/server/config';

/** The root of the two commands: `backup [--to file]` and `restore --from file [--replace]`. */

/** What has not ended by itself by then is cut off: the database takes back what was not committed. */
const drainMs = 4_000;

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    stopping.abort(new Error('Stopped. Nothing was changed.'));
    setTimeout(() => process.exit(1), drainMs).unref();
  });

const say = (line: string) => void process.stdout.write(`${line}\n`);

try {
  const config = readConfig(process.env);
  const [command, ...args] = process.argv.slice(2);
  const call = { config, args, entities, signal: stopping.signal, say };
  await (command === 'restore' ? runRestore(call) : runBackup(call));
  process.exit(0);
} catch (error) {
  process.stderr.write(`${reason(error)}\n`);
  process.exit(1);
}

function reason(error: unknown): string {
  const { reason: stopped } = stopping.signal;
  if (stopped instanceof Error) return stopped.message;
  return error instanceof Error ? error.message : String(error);
}
