import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedCluster } from '@/server/database/embeddedCluster';
import { openDatabase } from '@/server/database/openDatabase';
import { makePractice, password, type TestPractice } from '../server/practice';
import { startTestServer } from '../server/startTestServer';
import { openConnection, type KeptConnection } from './keptConnection';

/** A practice in a database of its own, with a server process of its own before it. */
export interface BenchPractice extends TestPractice {
  databaseUrl: string;
  sql<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  /** A session of its admin. */
  token: string;
  /** To its server, kept open, as a browser keeps it. */
  connect(): KeptConnection;
}

export interface BenchCluster {
  practice(name: string): Promise<BenchPractice>;
  close(): Promise<void>;
}

/** One PostgreSQL as a deployment has it, fsync and all, in a temporary folder. */
export async function openBenchCluster(): Promise<BenchCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-bench-'));
  const cluster = await startEmbeddedCluster(folder);
  const closing: (() => Promise<unknown>)[] = [
    () => rm(folder, { recursive: true, force: true }),
    () => cluster.stop(),
  ];
  const query = async <R extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<R>(text, values)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    async practice(name) {
      const at = new URL(cluster.url);
      await query(at.href, `create database ${name}`);
      at.pathname = `/${name}`;
      const databaseUrl = at.href;
      const server = await startTestServer({
        env: { DATABASE_URL: databaseUrl, RATE_LIMIT_PER_MINUTE: '0' },
      });
      closing.push(() => server.close());
      const sql = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
        query<R>(databaseUrl, text, values);
      const database = openDatabase({ url: databaseUrl });
      const practice = await makePractice({ sql });
      await database.close();
      const connect = () => {
        const connection = openConnection(server.url);
        closing.push(async () => connection.close());
        return connection;
      };
      const answer = await connect().send(
        'POST',
        '/api/auth/sign-in',
        {},
        { email: practice.email.admin, password },
      );
      const { token } = JSON.parse(answer.body) as { token: string };
      return { ...practice, databaseUrl, sql, token, connect };
    },
    async close() {
      for (const close of closing.toReversed()) await close();
    },
  };
}
