import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface RunningCommand {
  process: ChildProcess;
  ended: Promise<{ code: number | null; output: string }>;
}

const root = join(import.meta.dirname, '../../..');

/** One of the two commands as a process, as `npm run` starts it. */
export function runCommand(
  command: 'backup' | 'restore',
  args: string[],
  env: Record<string, string>,
): RunningCommand {
  const child = spawn(process.execPath, [join('scripts', `${command}.mjs`), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, output: said }));
  return { process: child, ended };
}
