import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { buildServer, type ServerOptions } from '@/server/buildServer';
import { inProcess, type InProcess } from '../inProcess';
import type { TestPractice } from '../practice';
import { testServerOptions } from '../testServerOptions';
import { openStream, type StreamReader } from './streamReader';

/** A node with a port, and the streams that a test opened at it. */
export interface PushNode {
  app: FastifyInstance;
  origin: string;
  open(token: string, from?: { since?: number; lastEventId?: number }): Promise<StreamReader>;
}

export interface PushServer extends InProcess, PushNode {
  /** Where the practice's feed is. */
  head(): Promise<number>;
  /** What somebody at a PostgreSQL prompt would do. @returns the new row's id */
  insertRow(staffId?: string, practice?: TestPractice): Promise<string>;
}

/** The server over a database of its own, listening on a port. Nothing happens by itself within a test's time. */
export async function pushServer(options: Partial<ServerOptions> = {}): Promise<PushServer> {
  const server = await inProcess({ ...options, push: { ...quiet, ...options.push } });
  const node = await withPort(server.app);
  return {
    ...server,
    ...node,
    async head() {
      const [row] = await server.sql<{ seq: string }>(
        'select seq from feed_position where practice_id = $1',
        [server.practice.id],
      );
      return Number(row?.seq);
    },
    async insertRow(staffId = server.practice.staffId, practice = server.practice) {
      const id = v7();
      await server.sql(
        `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
         values ($1, $2, $3, '2026-11-24', '09:00', '12:00', true)`,
        [practice.id, id, staffId],
      );
      return id;
    },
  };
}

/** Another node on the same database. Close its `app` before the server. */
export async function anotherNode(
  server: InProcess,
  options: Partial<ServerOptions> = {},
): Promise<PushNode> {
  const app = await buildServer({
    ...testServerOptions(server.database, () => server.clock.ms),
    ...options,
    push: { ...quiet, ...options.push },
  });
  return withPort(app);
}

const quiet = { heartbeatMs: 600_000, checkMs: 600_000 };

async function withPort(app: FastifyInstance): Promise<PushNode> {
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return { app, origin, open: (token, from = {}) => openStream(origin, { token, ...from }) };
}

/** From now on commits are logged, but nobody is told of them. */
export async function silenceCommits({ sql }: InProcess): Promise<void> {
  await sql('alter table feed_position disable trigger notify_feed');
}
