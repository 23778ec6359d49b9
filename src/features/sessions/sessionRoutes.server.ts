import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import type { Id, Instant } from '@/domain/primitives';
import { signedIn } from '@/server/accessControl';
import { deviceWords } from '@/server/deviceWords';
import { IdParams, knownId } from '@/server/entityRules';
import type { FeatureTools } from '@/server/serverFeature';
import { readContext } from '@/server/writeContext';
import { EndedSessions, OpenSessions } from './openSession';

interface SessionLine {
  id: Id;
  user_agent: string | null;
  address: string | null;
  created_at: Date;
  last_seen_at: Date;
}

const TwoIds = z.object({ id: z.string(), sessionId: z.string() });
type TwoIds = z.infer<typeof TwoIds>;

/** Seeing and ending sessions: one's own, and for an admin everybody's of the practice. The database decides whose. */
export function sessionRoutes(app: FastifyInstance, { database, clock, sessionIdleMs }: FeatureTools): void {
  const tags = ['session'];
  const own = { access: 'signed-in' } as const;
  const admins = { access: ['admin'] } as const;
  const listed = { 200: OpenSessions };
  const ended = { 200: EndedSessions };
  const idOf = (request: FastifyRequest) => knownId((request.params as IdParams).id);

  app.get(
    '/api/sessions',
    { config: own, schema: { tags, summary: 'My sessions, the last used first', response: listed } },
    (request) => list(request, signedIn(request).user.id),
  );
  app.delete(
    '/api/sessions',
    { config: own, schema: { tags, summary: 'End all of my sessions but this one', response: ended } },
    (request) => end(request, signedIn(request).user.id, null, signedIn(request).id),
  );
  app.delete(
    '/api/sessions/:id',
    {
      config: own,
      schema: { tags, summary: 'End one of my sessions', params: IdParams, response: ended },
    },
    (request) => end(request, signedIn(request).user.id, idOf(request), null),
  );
  app.get(
    '/api/accounts/:id/sessions',
    {
      config: admins,
      schema: { tags, summary: 'Somebody’s sessions', params: IdParams, response: listed },
    },
    (request) => member(request, idOf(request)).then((id) => list(request, id)),
  );
  app.delete(
    '/api/accounts/:id/sessions',
    {
      config: admins,
      schema: { tags, summary: 'Sign somebody out everywhere', params: IdParams, response: ended },
    },
    (request) => member(request, idOf(request)).then((id) => end(request, id, null, null)),
  );
  app.delete(
    '/api/accounts/:id/sessions/:sessionId',
    {
      config: admins,
      schema: { tags, summary: 'End one of somebody’s sessions', params: TwoIds, response: ended },
    },
    (request) => {
      const one = knownId((request.params as TwoIds).sessionId);
      return member(request, idOf(request)).then((id) => end(request, id, one, null));
    },
  );

  async function list(request: FastifyRequest, accountId: Id): Promise<OpenSessions> {
    const seenAfter = new Date(clock.now() - sessionIdleMs);
    const { result } = await database.inPractice(readContext(request), (transaction) =>
      transaction.rows<SessionLine>(
        sql`select * from sessions_of(${accountId}::uuid, ${seenAfter}::timestamptz)`,
      ),
    );
    const items = result.map(({ id, user_agent, address, created_at, last_seen_at }) => ({
      id,
      device: deviceWords(user_agent ?? undefined) ?? 'An unknown device',
      address,
      startedAt: created_at.toISOString() as Instant,
      lastSeenAt: last_seen_at.toISOString() as Instant,
      isThis: id === signedIn(request).id,
    }));
    return { items };
  }

  /** @throws LockstepError `not_found` if the one session is not there (any more) */
  async function end(
    request: FastifyRequest,
    accountId: Id,
    onlyOne: Id | null,
    allBut: string | null,
  ): Promise<EndedSessions> {
    const { result } = await database.inPractice(readContext(request), (transaction) =>
      transaction.rows<{ ended: number }>(
        sql`select end_sessions(${accountId}::uuid, ${onlyOne}::uuid, ${allBut}::uuid, ${request.ip}) as ended`,
      ),
    );
    const endedSessions = result[0]?.ended ?? 0;
    if (onlyOne !== null && endedSessions === 0)
      throw new LockstepError('not_found', 'There is no such session here. It may have ended already.');
    return { endedSessions };
  }

  /** @throws LockstepError `not_found` for whoever is not of this practice */
  async function member(request: FastifyRequest, id: Id): Promise<Id> {
    const { result } = await database.inPractice(readContext(request), (transaction) =>
      transaction.rows(sql`select from member where id = ${id}::uuid`),
    );
    if (result.length === 0) throw new LockstepError('not_found', 'There is nobody with this id here.');
    return id;
  }
}
