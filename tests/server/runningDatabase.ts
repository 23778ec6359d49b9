import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { clusterUrl } from '@/server/database/clusterOwnership';

/** The process of the PostgreSQL that a server runs in this folder. */
export function postmasterPid(dataDir: string): number {
  return Number(postmasterFile(dataDir)[0]);
}

/** Plain SQL as the owner, on the PostgreSQL that a server runs in this folder. */
export async function withDatabase<T>(dataDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const port = Number(postmasterFile(dataDir)[3]);
  const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8');
  const client = new pg.Client({ connectionString: clusterUrl(port, password) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function postmasterFile(dataDir: string): string[] {
  return readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
}
