import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { Database } from '@/server/database/openDatabase';
import { buildServer } from '@/server/buildServer';
import { makePractice, type TestPractice } from '../server/practice';
import { testServerOptions } from '../server/testServerOptions';

export type Sql = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>;

/** The server with two practices, and everything it said. */
export interface HostileWorld {
  app: FastifyInstance;
  /** For raw sockets. */
  port: number;
  sql: Sql;
  practice: TestPractice;
  /** Nobody of the practice ever sees anything of this one. */
  foreign: TestPractice;
  clock: { ms: number };
  /** The log since it was last taken. */
  peekLog(): string;
  takeLog(): string;
  close(): Promise<void>;
}

/** The product's own server over this database, in which it makes two practices. It listens on a free port. */
export async function openHostileWorld(database: Database): Promise<HostileWorld> {
  const sql: Sql = (text, values = []) =>
    database.withClient(async (client) => (await client.query(text, values)).rows);
  const practice = await makePractice({ sql });
  const foreign = await makePractice({ sql });
  const clock = { ms: Date.parse('2026-11-24T12:00:00Z') };
  let log = '';
  const app = await buildServer({
    ...testServerOptions(database, () => clock.ms),
    logLevel: 'trace',
    logTo: { write: (line) => void (log += line) },
    // The limit has a test of its own; here it would answer everything alike.
    rateLimitPerMinute: Number.MAX_SAFE_INTEGER,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  return {
    app,
    port: typeof address === 'object' && address ? address.port : 0,
    sql,
    practice,
    foreign,
    clock,
    peekLog: () => log,
    takeLog() {
      const said = log;
      log = '';
      return said;
    },
    close: () => app.close(),
  };
}
