import type { FastifyReply, FastifyRequest } from 'fastify';

const cookieName = 'lockstep_session';

export interface SessionToken {
  value: string;
  from: 'bearer' | 'cookie';
}

/** The token a request carries. A bearer token counts before a cookie. */
export function sessionToken(request: FastifyRequest): SessionToken | null {
  const bearer = /^Bearer ([\w-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return { value: bearer, from: 'bearer' };
  const cookie = request.cookies[cookieName];
  return cookie ? { value: cookie, from: 'cookie' } : null;
}

/** The token of a request whose route is not public. */
export function tokenOf(request: FastifyRequest): string {
  const token = sessionToken(request);
  if (!token) throw new Error(`${request.routeOptions.url} needs a session but is declared public`);
  return token.value;
}

/** No script reads it; it ends with the browser, and with the session on the server anyway. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(cookieName, token, cookieOptions(request));
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(cookieName, cookieOptions(request));
}

function cookieOptions(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const;
}
