import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/**
 * Who owns an embedded cluster: the process that holds this lock. PostgreSQL drops it when the owner's connection ends,
 * however the owner ended, so neither a kill nor a reused pid can fool anybody.
 */
export interface Ownership {
  /** Resolves when the connection breaks before `release`. */
  lost: Promise<void>;
  release(): Promise<void>;
}

const lockKey = 7_305_000;
const databaseName = 'lockstep';
/** How long a killed owner's connection may take to be noticed. */
const patienceMs = 2_000;

export function clusterUrl(port: number, password: string, database = databaseName): string {
  return `postgres://lockstep:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** `taken`: a living process owns it. `unreachable`: it is starting or stopping; look again. */
export async function claimOwnership(
  port: number,
  password: string,
): Promise<Ownership | 'taken' | 'unreachable'> {
  const client = new pg.Client({ connectionString: clusterUrl(port, password, 'postgres'), keepAlive: true });
  let released = false;
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => released || resolve());
    client.on('end', () => released || resolve());
  });
  const release = async () => {
    released = true;
    await client.end();
  };
  try {
    await client.connect();
    const giveUpAt = performance.now() + patienceMs;
    for (;;) {
      const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
        lockKey,
      ]);
      if (rows[0]?.mine) return { lost, release };
      if (performance.now() > giveUpAt) break;
      await delay(50);
    }
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '28P01') {
      throw new Error('The password kept in DATA_DIR does not open the database in it.', { cause: error });
    }
    await release().catch(() => undefined);
    return 'unreachable';
  }
  await release();
  return 'taken';
}

/** Creates the database the first time. Only the owner of the cluster calls it. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl(port, password, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
