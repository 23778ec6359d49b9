import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { LockstepError, problems, type ProblemCode } from '@/domain/errors';
import type { Problem } from '@/protocol/problem';

/** On every refusal: some are answered before any hook has run. */
export const ofRefusals = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Answers any error as RFC 9457 problem+json. What is not ours to tell (a defect) is logged, not told. */
export function replyWithProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = asLockstepError(error);
  if (problem.status >= 500) request.log.error({ err: error }, problem.code);
  const { retryAfterSeconds } = problem.details;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .headers(ofRefusals)
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problemOf(problem, request.id));
}

/** The body of a refusal. */
export function problemOf(error: LockstepError, requestId: string): Told<Problem> {
  const { retryAfterSeconds: _header, detail, ...more } = error.details;
  return {
    type: 'about:blank',
    title: problems[error.code].title,
    status: error.status,
    code: error.code,
    detail,
    ...more,
    requestId,
  };
}

/** A message as whoever sends it sees it: lists that nobody changes any more. */
type Told<T> = {
  [K in keyof T]: T[K] extends readonly (infer U)[] | undefined ? readonly Told<U>[] | undefined : T[K];
};

function asLockstepError(error: unknown): LockstepError {
  if (error instanceof LockstepError) return error;
  if (isDatabaseAway(error)) {
    return new LockstepError(
      'unavailable',
      'The database does not answer. Nothing was changed; try again soon.',
    );
  }
  const { code = '', statusCode = 500 } = (error ?? {}) as Partial<FastifyError>;
  const known = fastifyProblems[code];
  if (known) return new LockstepError(known[0], known[1]);
  if (statusCode >= 400 && statusCode < 500) {
    return new LockstepError('malformed_request', 'The request could not be read. Nothing was changed.');
  }
  return new LockstepError(
    'internal',
    'Something went wrong on our side. Try again; if it stays, report the request id.',
  );
}

const badJson = 'The body is not valid JSON. Nothing was changed.';

const fastifyProblems: Record<string, readonly [ProblemCode, string] | undefined> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type', 'Send the body as application/json.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too_large', 'The body is larger than this may be. Nothing was changed.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed_request', badJson],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed_request', badJson],
  FST_ERR_BAD_URL: [
    'malformed_request',
    'The address holds a % that is not followed by two hexadecimal digits.',
  ],
  FST_ERR_MAX_PARAM_LENGTH: ['not_found', 'There is nothing at this address.'],
};

/** Connection failures of the driver, and PostgreSQL shutting down or starting (classes 08, 53, 57P). */
function isDatabaseAway(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(08|53|57P0)/.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code ?? '') ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  );
}
