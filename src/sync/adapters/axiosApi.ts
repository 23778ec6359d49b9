import axios, { AxiosError, type AxiosResponse } from 'axios';
import { LockstepError, type ProblemDetails } from '@/domain/errors';
import { ChangesPage } from '@/protocol/changesPage';
import { headers } from '@/protocol/headers';
import { ListPage } from '@/protocol/listPage';
import { Problem } from '@/protocol/problem';
import type { Calls, ChangesSource, ListSource, Sender, WriteAnswer, WriteRequest } from '../ports';

const timeoutMs = 20_000;

export interface Api extends ChangesSource, ListSource, Sender, Calls {
  /** For what is answered without a body. Sent to its end also if the tab is closed meanwhile, as who signs out may. */
  tell(path: string, body?: object): Promise<void>;
}

/**
 * The REST API of the server this page came from. Refusals become `LockstepError`; an unreachable server stays axios'
 * own error, so that callers can tell "no" from "not now".
 * @param clientId names this tab in its writes
 * @param idleMs how long ago its person last did something; every request says so, so that none that the tab sends by
 * itself keeps the session alive
 */
export function createApi(clientId: string, idleMs: () => number = () => 0): Api {
  const http = axios.create({
    baseURL: '/api',
    timeout: timeoutMs,
    // The session's cookie is out of reach of scripts; looking for another one first would hold every request back
    // until the frame is drawn.
    withXSRFToken: false,
    headers: { Accept: 'application/json', [headers.client]: clientId },
  });
  http.interceptors.request.use((request) => {
    request.headers.set(headers.idleSeconds, String(Math.max(0, Math.floor(idleMs() / 1000))));
    return request;
  });
  http.interceptors.response.use(undefined, (error: unknown) => Promise.reject(asRefusal(error)));

  return {
    async get(path, schema, signal) {
      const answer = await http.get<unknown>(path, signal ? { signal } : {});
      return schema.parse(answer.data);
    },
    async post(path, body, schema, { signal, mutationId, onProgress } = {}) {
      const isFile = body instanceof Blob;
      const answer = await http.post<unknown>(path, body, {
        ...(signal ? { signal } : {}),
        ...(isFile ? { timeout: 0 } : {}),
        ...(onProgress ? { onUploadProgress: ({ progress = 0 }) => onProgress(progress) } : {}),
        headers: {
          ...(mutationId ? { [headers.idempotencyKey]: mutationId } : {}),
          ...(isFile ? { 'content-type': body.type } : {}),
        },
      });
      return schema.parse(answer.data);
    },
    async tell(path, body = {}) {
      await http.post<unknown>(path, body, { adapter: 'fetch', fetchOptions: { keepalive: true } });
    },
    async list(path, query, signal) {
      const answer = await http.get<unknown>(`/${path}`, { params: query, signal });
      return ListPage.parse(answer.data);
    },
    async changesSince(seq, signal) {
      const answer = await http.get<unknown>('/changes', { params: { since: seq }, signal });
      return ChangesPage.parse(answer.data);
    },
    async send({ method, path, body, mutationId, ifMatch }: WriteRequest, signal): Promise<WriteAnswer> {
      const answer = await http.request<unknown>({
        method,
        url: path,
        data: body,
        signal,
        headers: {
          [headers.idempotencyKey]: mutationId,
          ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
        },
      });
      return { row: answer.data || null, ...positionOf(answer) };
    },
  };
}

function positionOf({ headers: given }: AxiosResponse): Omit<WriteAnswer, 'row'> {
  const seq = Number(given[headers.seq]);
  const rev = /^"(\d+)"$/.exec(String(given['etag']));
  const epoch: unknown = given[headers.epoch];
  return {
    seq: seq > 0 ? seq : null,
    rev: rev ? Number(rev[1]) : null,
    ...(typeof epoch === 'string' ? { epoch } : {}),
  };
}

function asRefusal(error: unknown): unknown {
  if (!(error instanceof AxiosError) || !error.response) return error;
  const problem = Problem.safeParse(error.response.data);
  if (!problem.success) return error;
  const { type: _type, title: _title, status: _status, requestId: _id, code, ...details } = problem.data;
  return new LockstepError(code, details as ProblemDetails, { cause: error });
}
