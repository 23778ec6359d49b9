import type { z } from 'zod';
import { LockstepError, type ProblemDetails } from '@/domain/errors';
import { ChangesPage } from '@/protocol/changesPage';
import { headers } from '@/protocol/headers';
import { ListPage } from '@/protocol/listPage';
import { Problem } from '@/protocol/problem';
import type { Calls, ChangesSource, ListSource, Sender } from '@/sync/ports';

export interface ServerCall {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api`. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** As plain as it crosses from the test to the page; null: the server can't be reached. */
export type ServerAnswer = { status: number; body: string; headers: Record<string, string> } | null;

/** The server as this page reaches it: through the test, which has it in its own process. */
export function serverPorts(
  call: (asked: ServerCall) => Promise<ServerAnswer>,
): Calls & ChangesSource & ListSource & Sender {
  async function ask(asked: ServerCall) {
    const answer = await call(asked);
    if (!answer) throw new Error('The server could not be reached.');
    const body: unknown = answer.body === '' ? null : JSON.parse(answer.body);
    if (answer.status < 400) return { body, headers: answer.headers };
    const { code, detail, current } = Problem.parse(body);
    throw new LockstepError(code, { detail, current } satisfies ProblemDetails);
  }
  return {
    get: async <T>(path: string, schema: z.ZodType<T>) =>
      schema.parse((await ask({ method: 'GET', path })).body),
    post: async <T>(path: string, body: unknown, schema: z.ZodType<T>) =>
      schema.parse((await ask({ method: 'POST', path, body })).body),
    async list(path, query) {
      const { body } = await ask({
        method: 'GET',
        path: `/${path}?${new URLSearchParams(query).toString()}`,
      });
      return ListPage.parse(body);
    },
    async changesSince(seq) {
      return ChangesPage.parse((await ask({ method: 'GET', path: `/changes?since=${seq}` })).body);
    },
    async send({ method, path, body, mutationId, ifMatch }) {
      const given = {
        [headers.idempotencyKey]: mutationId,
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      };
      const answer = await ask({ method, path, body, headers: given });
      const rev = /^"(\d+)"$/.exec(answer.headers['etag'] ?? '');
      const seq = Number(answer.headers[headers.seq] ?? 0);
      const epoch = answer.headers[headers.epoch];
      return {
        row: answer.body,
        seq: seq > 0 ? seq : null,
        rev: rev ? Number(rev[1]) : null,
        ...(epoch ? { epoch } : {}),
      };
    },
  };
}
