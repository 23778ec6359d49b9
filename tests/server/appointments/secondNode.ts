import type { FastifyInstance } from 'fastify';
import { buildServer } from '@/server/buildServer';
import { openDatabase } from '@/server/database/openDatabase';
import { testServerOptions } from '../testServerOptions';

export interface SecondNode {
  app: FastifyInstance;
  close(): Promise<void>;
}

/** Another server on the same database, with connections of its own. Close it first. */
export async function secondNode(url: string, now: () => number): Promise<SecondNode> {
  const database = openDatabase({ url });
  const app = await buildServer(testServerOptions(database, now));
  return {
    app,
    async close() {
      await app.close();
      await database.close();
    },
  };
}
