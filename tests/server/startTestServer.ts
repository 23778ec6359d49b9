import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { takeTurn } from '../browser/takeTurn';

export interface TestServerOptions {
  /** Its database; a temporary folder, removed by `close`, unless given. */
  dataDir?: string;
  /** More environment, such as `POLLING_FACTOR` or `DATABASE_URL`. */
  env?: Record<string, string>;
  /** Build the web app too; tests of the API alone need not. */
  web?: boolean;
}

export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** All it said so far. */
  output(): string;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** SIGTERM, and waits. @returns its exit code */
  stop(): Promise<number | null>;
  /** Ends it and what it left running, and removes a temporary data folder. */
  close(): Promise<void>;
}

export const demoPassword = 'lockstep-demo';

const root = join(import.meta.dirname, '..', '..');
const readyLine = /^Lockstep is ready at (\S+)$/m;

/** Builds what changed since the last build; whoever asks meanwhile waits, lest two empty the same folder. */
export async function buildOnce(web: boolean): Promise<void> {
  const targets = web ? ['web', 'server'] : ['server'];
  let endTurn = await takeTurn(`build ${root}`);
  while (!endTurn) endTurn = await takeTurn(`build ${root}`);
  try {
    await promisify(execFile)(process.execPath, [join('scripts', 'ensureBuilt.mjs'), ...targets], {
      cwd: root,
    });
  } finally {
    endTurn();
  }
}

/**
 * Runs the built server as a process of its own, with the demo practice on a real port.
 * @throws Error with what it said, if it ends instead of becoming ready
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { env = {}, web = false } = options;
  await buildOnce(web);
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'lockstep-server-')));
  const { child, output } = launch({ DATA_DIR: dataDir, ...env });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = readyLine.exec(output())?.[1];
      if (found) resolve(found);
    });
    // Not `exit`: what it said last may still be on its way then.
    child.on('close', (code) => reject(new Error(`The server ended with ${code}:\n${output()}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  };
  return {
    url,
    dataDir,
    process: child,
    output,
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL');
    },
    async close() {
      await end('SIGTERM');
      await endOrphan(dataDir);
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts the built server and waits until it ends. */
export async function runServer(
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  await buildOnce(false);
  const { child, output } = launch(env);
  await once(child, 'close');
  return { code: child.exitCode, output: output() };
}

function launch(env: Record<string, string>) {
  const child = spawn(process.execPath, [join('dist-server', 'main.server.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', NODE_ENV: 'production', ...env },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, output: () => said };
}

/** PostgreSQL that a killed server left running in this folder, if there is any. */
async function endOrphan(dataDir: string): Promise<void> {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (pid > 0) process.kill(pid, 'SIGQUIT');
}

/** Signs in over HTTP. @returns headers for `fetch` */
export async function signInHeaders(url: string, email: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: demoPassword }),
  });
  if (!answer.ok) throw new Error(`sign-in failed: ${await answer.text()}`);
  const { token } = (await answer.json()) as { token: string };
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
}
