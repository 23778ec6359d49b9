import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterUrl } from '@/server/database/clusterOwnership';

/** Where the embedded PostgreSQL of a running server is reached, as the owner of everything. */
export async function databaseUrl(dataDir: string): Promise<string> {
  const port = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3];
  const password = await readFile(join(dataDir, 'postgres-password'), 'utf8');
  return clusterUrl(Number(port), password.trim());
}
