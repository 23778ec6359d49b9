import type { FastifyRequest } from 'fastify';
import { LockstepError } from '@/domain/errors';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that a browser sends from another site. Browsers name where a write comes from by themselves
 * (`Sec-Fetch-Site`, else `Origin`); a program that names nothing has no cookie that somebody else could borrow.
 * @param bearer a token in a header is never sent by a browser on its own, so it needs no such check
 */
export function assertSameOrigin(request: FastifyRequest, bearer: boolean): void {
  if (bearer || reading.has(request.method)) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const same =
    site !== undefined
      ? site === 'same-origin' || site === 'none'
      : origin === undefined || hostOf(origin) === request.headers.host;
  if (!same) throw new LockstepError('cross_origin', 'This was sent from another site. Nothing was changed.');
}

/** HTTP/1.1 names the host with every request; what does not was made by hand. */
export function assertHost({ raw, headers }: FastifyRequest): void {
  if (raw.httpVersion === '1.1' && headers.host === undefined)
    throw new LockstepError('malformed_request', 'The request names no host. Nothing was changed.');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
