import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { entities } from '@/features/entities';
import { Problem } from '@/protocol/problem';
import { buildServer, type ServerOptions } from '@/server/buildServer';
import { freshDatabase, type FreshDatabase } from './freshDatabase';
import { makePractice, password, type TestPractice } from './practice';
import { testServerOptions } from './testServerOptions';

/** One signed-in tab: calls the server without a port. */
export interface Caller {
  token: string;
  get(url: string): Promise<LightMyRequestResponse>;
  post(url: string, body: unknown, headers?: Headers): Promise<LightMyRequestResponse>;
  patch(url: string, body: unknown, headers?: Headers): Promise<LightMyRequestResponse>;
  delete(url: string, headers?: Headers): Promise<LightMyRequestResponse>;
}

type Headers = Record<string, string>;

export interface InProcess extends FreshDatabase {
  app: FastifyInstance;
  practice: TestPractice;
  /** Whatever the server believes the time is; tests may move it. */
  clock: { ms: number };
  signIn(email: string, client?: string): Promise<Caller>;
  /** A hash of the contents of every table that holds a practice's rows, of the log and of the feed position. */
  everything(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** Timers of the machine; `clock` moves none of them. */

/** The server over a database of its own, called by `inject`. */
export async function inProcess(options: Partial<ServerOptions> = {}): Promise<InProcess> {
  const fresh = await freshDatabase();
  const practice = await makePractice(fresh);
  const clock = { ms: Date.parse('2026-11-24T12:00:00Z') };
  const app = await buildServer({
    ...testServerOptions(fresh.database, () => clock.ms),
    ...options,
  });
  return {
    ...fresh,
    app,
    practice,
    clock,
    async signIn(email, client) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/auth/sign-in',
        payload: { email, password },
      });
      if (answer.statusCode !== 200) throw new Error(`sign-in failed: ${answer.body}`);
      return caller(app, answer.json<{ token: string }>().token, client);
    },
    async everything() {
      const tables = [
        'practice',
        'account',
        'mutation',
        'change_log',
        'feed_position',
        ...entities.map((e) => e.table),
      ];
      const hashes = await Promise.all(
        tables.map(async (table): Promise<[string, string]> => {
          const [row] = await fresh.sql<{ hash: string }>(
            `select count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as hash from ${table} t`,
          );
          return [table, row?.hash ?? ''];
        }),
      );
      return Object.fromEntries(hashes);
    },
    async close() {
      await app.close();
      await fresh.drop();
    },
  };
}

function caller(app: FastifyInstance, token: string, client?: string): Caller {
  const call = (options: InjectOptions) =>
    app.inject({
      ...options,
      headers: {
        authorization: `Bearer ${token}`,
        ...(client ? { 'lockstep-client': client } : {}),
        ...options.headers,
      },
    });
  const payload = (body: unknown) =>
    typeof body === 'string' ? { payload: body } : { payload: JSON.stringify(body) };
  const json = { 'content-type': 'application/json' };
  return {
    token,
    get: (url) => call({ method: 'GET', url }),
    post: (url, body, headers = {}) =>
      call({ method: 'POST', url, ...payload(body), headers: { ...json, ...headers } }),
    patch: (url, body, headers = {}) =>
      call({ method: 'PATCH', url, ...payload(body), headers: { ...json, ...headers } }),
    delete: (url, headers = {}) => call({ method: 'DELETE', url, headers }),
  };
}

/** The problem of a refusal; fails if the answer is none, or not one that the protocol knows. */
export function problemOf(answer: LightMyRequestResponse): Problem {
  const problem = Problem.parse(answer.json());
  const type = answer.headers['content-type'];
  if (!String(type).startsWith('application/problem+json'))
    throw new Error(`content type is ${String(type)}`);
  if (problem.status !== answer.statusCode) throw new Error('status and problem disagree');
  return problem;
}
