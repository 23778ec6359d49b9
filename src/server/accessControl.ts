import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LockstepError } from '@/domain/errors';
import type { Role, Viewer } from '@/domain/policy';
import { headers } from '@/protocol/headers';
import type { ServerClock } from './ports';
import type { RequestLimits } from './requestLimits';
import { assertHost, assertSameOrigin } from './sameOrigin';
import type { Session, Sessions } from './session/sessions';
import { sessionToken } from './session/sessionToken';

/** Who may call a route. Every route declares it in its `config`; one that does not is closed to everybody. */
export type Access = 'public' | 'signed-in' | readonly Role[];

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** Asked by machines on their own: being asked keeps no session alive. */
    isWatching?: true;
  }
  interface FastifyRequest {
    /** Set by the one hook of {@link controlAccess}; read it by {@link signedIn}. */
    session: Session | null;
  }
}

/** Of requests that need no session, in bytes. */
const publicBodyLimit = 16 * 1024;

export interface AccessTools {
  sessions: Sessions;
  clock: ServerClock;
  limits: RequestLimits;
}

/** The one place that decides whether a request gets to its route. It runs before the body is read. */
export function controlAccess(app: FastifyInstance, { sessions, clock, limits }: AccessTools): void {
  app.decorateRequest('session', null);
  app.addHook('onRoute', (route) => {
    if (route.config?.access === 'public') route.bodyLimit ??= publicBodyLimit;
  });
  app.addHook('onRequest', async (request) => {
    assertHost(request);
    // No route at all: the answer is 404 for everybody.
    if (request.is404) return;
    const { access, isWatching } = request.routeOptions.config;
    if (access === undefined) throw new LockstepError('forbidden', 'Nobody may call this.');
    const token = sessionToken(request);
    assertSameOrigin(request, token?.from === 'bearer');
    if (access === 'public') return;

    const session =
      token && (await sessions.find(token.value, isWatching ? null : usedAt(request, clock.now())));
    if (!token || !session)
      throw new LockstepError('not_signed_in', 'Your session has ended or was never there. Sign in first.');
    limits.countSession(token.value);
    // Also of those who are refused: who asked is told with it.
    request.session = session;
    if (access !== 'signed-in' && !access.includes(session.user.role)) {
      throw new LockstepError('forbidden', 'Your role may not do this. Nothing was changed.');
    }
  });
}

/** When the person behind a request last did something: with a tab that says so, then; else by sending it. */
function usedAt(request: FastifyRequest, now: number): number {
  const idle = request.headers[headers.idleSeconds];
  return typeof idle === 'string' && /^\d{1,9}$/.test(idle) ? now - Number(idle) * 1000 : now;
}

/** The session of a request whose route is not public. */
export function signedIn(request: FastifyRequest): Session {
  if (!request.session) throw new Error(`${request.routeOptions.url} needs a session but is declared public`);
  return request.session;
}

export function viewerOf({ user }: Session): Viewer {
  return { role: user.role, staffId: user.staffId, patientId: user.patientId };
}
