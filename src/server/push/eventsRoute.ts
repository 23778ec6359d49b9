import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import { invalidFields } from '../zodValidation';
import type { Push } from './createPush';

const Query = z.strictObject({
  since: z
    .string('must be a feed position')
    .regex(/^\d{1,15}$/, 'must be a feed position')
    .optional()
    .describe('Position to go on from; from now on unless given. The header Last-Event-ID counts before it.'),
});

const lastEventId = 'last-event-id';

/** The feed as it grows: what `/api/changes` would answer, told by itself. */
export function eventsRoute(
  app: FastifyInstance,
  push: Push,
  followed: (request: FastifyRequest) => void,
): void {
  app.get(
    '/api/events',
    {
      config: { access: 'signed-in', isWatching: true, goesOn: true },
      // Asking for the head alone would hold a stream open that nobody reads.
      exposeHeadRoute: false,
      schema: {
        tags: ['feed'],
        summary: 'What changes from a position on, in commit order, as Server-Sent Events',
        querystring: Query,
        response: {
          200: {
            description:
              'hello, then each change as an event without a name (id: its position), position as heartbeat, bye as the last one',
            content: { 'text/event-stream': { schema: z.string() } },
          },
        },
      },
    },
    (request, reply) => {
      const since = positionOf(request);
      followed(request);
      return push.stream(request, reply, since);
    },
  );
}

/** @throws LockstepError `invalid_fields` */
function positionOf(request: FastifyRequest): number | null {
  const query = Query.safeParse(request.query);
  if (!query.success) throw invalidFields(query.error);
  const header = request.headers[lastEventId];
  const given = header ?? query.data.since;
  if (given === undefined) return null;
  if (typeof given === 'string' && /^\d{1,15}$/.test(given)) return Number(given);
  throw new LockstepError('invalid_fields', {
    detail: 'The header Last-Event-ID must be a feed position. Leave it out to begin now.',
    fields: [{ field: lastEventId, message: 'must be a feed position' }],
  });
}
