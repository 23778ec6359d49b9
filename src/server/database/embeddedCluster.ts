import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, link, mkdir, open, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { clusterBinaries, clusterUser, type ClusterBinaries, type ClusterUser } from './clusterBinaries';
import { claimOwnership, clusterUrl, ensureDatabase, type Ownership } from './clusterOwnership';
import { isAlive, pidFile, runningPostmaster, type Postmaster } from './postmaster';

/** PostgreSQL in a folder of ours, owned by this process alone. */
export interface EmbeddedCluster {
  url: string;
  /** Resolves if the ownership is lost before `stop`: PostgreSQL ended, so nothing more can be kept. */
  lost: Promise<void>;
  /** Ends PostgreSQL properly. Close every other connection first. */
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;
const pollMs = 25;

/**
 * Starts PostgreSQL in `dataDir`, creating it the first time. One that a killed server left running is taken over.
 * @throws Error if another living server owns the folder, or PostgreSQL does not start; the message says what to do
 */
export async function startEmbeddedCluster(dataDir: string): Promise<EmbeddedCluster> {
  await mkdir(dataDir, { recursive: true });
  const root = await realpath(dataDir);
  const folder = join(root, 'postgres');
  const user = clusterUser();
  const binaries = await clusterBinaries();
  if (user.uid !== undefined && user.gid !== undefined) await chown(root, user.uid, user.gid);
  const password = await keptPassword(join(root, 'postgres-password'));
  if (!existsSync(join(folder, 'PG_VERSION'))) await createCluster(binaries, user, folder, password);

  const { postmaster, ownership } = await ownedPostmaster(root, folder, password, () =>
    launch(binaries, user, root, folder),
  );
  await ensureDatabase(postmaster.port, password);
  return {
    url: clusterUrl(postmaster.port, password),
    lost: ownership.lost,
    async stop() {
      await ownership.release();
      if (isAlive(postmaster.pid)) process.kill(postmaster.pid, 'SIGINT');
      while (existsSync(pidFile(folder)) && isAlive(postmaster.pid)) await delay(pollMs);
    },
  };
}

/** Starts PostgreSQL, or finds it running, until this process owns it or somebody else does. */
async function ownedPostmaster(
  root: string,
  folder: string,
  password: string,
  start: () => Promise<void>,
): Promise<{ postmaster: Postmaster; ownership: Ownership }> {
  const giveUpAt = performance.now() + startTimeoutMs;
  let started = 0;
  while (performance.now() < giveUpAt) {
    const postmaster = await runningPostmaster(folder);
    if (postmaster) {
      const ownership = await claimOwnership(postmaster.port, password);
      if (ownership === 'taken') {
        throw new Error(
          `Another Lockstep server is using ${root}. Stop it first, or set DATA_DIR to another folder.`,
        );
      }
      if (ownership !== 'unreachable') return { postmaster, ownership };
      await delay(pollMs);
    } else {
      if (++started > 5) break;
      // Whatever process the file names, it is not PostgreSQL on this folder.
      await rm(pidFile(folder), { force: true });
      await start();
    }
  }
  const log = await readFile(join(root, 'postgres.log'), 'utf8').catch(() => '');
  throw new Error(
    `PostgreSQL did not start in ${root}. Its last words:\n${log.trimEnd().split('\n').slice(-8).join('\n')}`,
  );
}

/** Detached, so that Ctrl-C in a terminal reaches us alone and requests in flight still find their database. */
async function launch(
  binaries: ClusterBinaries,
  user: ClusterUser,
  root: string,
  folder: string,
): Promise<void> {
  const log = await open(join(root, 'postgres.log'), 'w');
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 100 };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', folder, '-p', String(port), ...flags], {
    ...user,
    cwd: folder,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { ...process.env, LC_ALL: 'C' },
  });
  await once(child, 'spawn');
  child.unref();
  await log.close();
  while (child.exitCode === null && child.signalCode === null && !(await runningPostmaster(folder)))
    await delay(pollMs);
}

/** Made beside its place and moved there when complete: a crash in between leaves no half of a cluster. */
async function createCluster(
  binaries: ClusterBinaries,
  user: ClusterUser,
  folder: string,
  password: string,
): Promise<void> {
  const fresh = `${folder}.${randomUUID()}`;
  const passwordFile = `${fresh}.password`;
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (user.uid !== undefined && user.gid !== undefined) {
      await chown(fresh, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    await run(binaries.initdb, user, fresh, [
      `--pgdata=${fresh}`,
      `--pwfile=${passwordFile}`,
      '--username=lockstep',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    await rename(fresh, folder).catch((error: unknown) => {
      // Two first starts at once: the other one was quicker, and its cluster is as good.
      if (!existsSync(join(folder, 'PG_VERSION'))) throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

function run(program: string, user: ClusterUser, cwd: string, args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      ...user,
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(`PostgreSQL could not be set up: ${said}`)),
    );
  });
}

async function keptPassword(path: string): Promise<string> {
  if (!existsSync(path)) {
    const draft = `${path}.${randomUUID()}`;
    await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
    // A link is made whole or not at all; whoever comes second keeps the first one's password.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(draft);
  }
  await chmod(path, 0o600);
  return (await readFile(path, 'utf8')).trim();
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
