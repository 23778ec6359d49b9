import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { claimOwnership, clusterUrl } from '../database/clusterOwnership';
import { startEmbeddedCluster } from '../database/embeddedCluster';
import { runningPostmaster } from '../database/postmaster';
import type { Config } from '../config';

/** A database that can be talked to until `leave`. */
export interface ReachedDatabase {
  url: string;
  /** Ends what was started for it. */
  leave(): Promise<void>;
}

const pollMs = 50;
/** How often a PostgreSQL that is starting or ending is looked at. */
const looks = 600;

/**
 * The database as it is, for reading: the one a server is running on, or the embedded one, started for as long as it takes.
 * @throws Error if there is none
 */
export async function reachDatabase({ databaseUrl, dataDir }: Config): Promise<ReachedDatabase> {
  if (databaseUrl !== null) return { url: databaseUrl, leave: async () => undefined };
  if (!existsSync(join(dataDir, 'postgres', 'PG_VERSION')))
    throw new Error(`There is no database in ${dataDir}. Set DATA_DIR to the folder that the server uses.`);
  const root = await realpath(dataDir);
  for (let look = 0; look < looks; look++) {
    const postmaster = await runningPostmaster(join(root, 'postgres'));
    if (!postmaster) break;
    const password = (await readFile(join(root, 'postgres-password'), 'utf8')).trim();
    const ownership = await claimOwnership(postmaster.port, password);
    if (ownership === 'taken')
      return { url: clusterUrl(postmaster.port, password), leave: async () => undefined };
    if (ownership !== 'unreachable') {
      // Left behind by a server that was killed: taken over below.
      await ownership.release();
      break;
    }
    await delay(pollMs);
  }
  return ownDatabase(dataDir);
}

/**
 * The database for this process alone, made if there is none. With DATABASE_URL servers may be running on it.
 * @throws Error if a server is running on the embedded one
 */
export async function reachDatabaseAlone({ databaseUrl, dataDir }: Config): Promise<ReachedDatabase> {
  return databaseUrl === null ? ownDatabase(dataDir) : { url: databaseUrl, leave: async () => undefined };
}

async function ownDatabase(dataDir: string): Promise<ReachedDatabase> {
  const cluster = await startEmbeddedCluster(dataDir);
  return { url: cluster.url, leave: () => cluster.stop() };
}
