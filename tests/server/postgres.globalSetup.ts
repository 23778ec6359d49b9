import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createServer } from 'vite';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The migrated database that each test file's own one is a copy of. */
    templateUrl: string;
  }
}

/** One real PostgreSQL for the whole run, in a temporary folder, with one migrated database to copy from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-postgres-'));
  // The server's own code, loaded the way it is built (its migrations are read by Vite).
  const vite = await createServer({
    configFile: false,
    logLevel: 'error',
    root: project.config.root,
    resolve: { alias: { '@': join(project.config.root, 'src') } },
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
  });
  try {
    const { startEmbeddedCluster } = (await vite.ssrLoadModule(
      '@/server/database/embeddedCluster',
    )) as typeof import('@/server/database/embeddedCluster');
    const { openDatabase } = (await vite.ssrLoadModule(
      '@/server/database/openDatabase',
    )) as typeof import('@/server/database/openDatabase');
    const { migrate } = (await vite.ssrLoadModule(
      '@/server/database/migrate',
    )) as typeof import('@/server/database/migrate');
    const cluster = await startEmbeddedCluster(folder);
    const database = openDatabase({ url: cluster.url });
    await migrate(database);
    await database.close();
    project.provide('templateUrl', cluster.url);
    return async () => {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    };
  } finally {
    await vite.close();
  }
}
