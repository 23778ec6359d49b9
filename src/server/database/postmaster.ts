import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running PostgreSQL says about itself in its data folder. */
export interface Postmaster {
  pid: number;
  port: number;
}

/**
 * The PostgreSQL that runs on `folder`, or null. A pid alone proves nothing: after a crash or a restarted container it
 * may be anybody's, so the process must also look like PostgreSQL on that folder.
 */
export async function runningPostmaster(folder: string): Promise<Postmaster | null> {
  const text = await readFile(pidFile(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const [pid, , , port] = text.split('\n').map(Number);
  if (!pid || !port || !isAlive(pid)) return null;
  // Windows tells no command line without a helper; there a pid is seldom reused so soon.
  if (process.platform === 'win32') return { pid, port };
  const command = await commandOf(pid);
  return command.includes('postgres') && command.includes(folder) ? { pid, port } : null;
}

export function pidFile(folder: string): string {
  return join(folder, 'postmaster.pid');
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    // Gone between two looks: then it runs no longer.
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
  }
  return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { stdio: 'pipe' }).toString();
}
