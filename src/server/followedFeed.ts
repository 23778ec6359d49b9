import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { scopeOf } from '@/domain/policy';
import { signedIn, viewerOf } from './accessControl';
import type { EntityTable } from './database/entityTable';
import { sessionToken } from './session/sessionToken';
import { readContext } from './writeContext';

/** Says that the session of a request follows the feed: which entities about people it is told of. */
export function followedFeed(tables: readonly EntityTable[]): (request: FastifyRequest) => void {
  const personal = tables.filter(({ subjectField }) => subjectField !== null).map(({ entity }) => entity);
  return (request) => {
    const viewer = viewerOf(signedIn(request));
    const fields = personal
      .filter(({ policy }) => scopeOf(policy, 'see', viewer) !== 'none')
      .map(({ name }) => name);
    const session = createHash('sha256')
      .update(sessionToken(request)?.value ?? '')
      .digest('base64');
    request.server.takeSight(readContext(request), {
      kind: 'followed',
      entity: 'feed',
      rowId: null,
      subjects: [],
      rows: 0,
      fields,
      session,
    });
  };
}
