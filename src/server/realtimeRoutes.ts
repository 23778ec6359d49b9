import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Entity } from '@/domain/entity';
import { scopeOf } from '@/domain/policy';
import { RealtimeStats } from '@/protocol/realtimeStats';
import { signedIn, viewerOf } from './accessControl';
import type { ServerClock } from './ports';
import type { Push } from './push/createPush';
import type { OpenStream } from './push/openStreams';

const Health = z.object({
  status: z.literal('healthy'),
  service: z.literal('realtime-sync'),
  /** Open streams of this node. */
  activeSubscriptions: z.int(),
  timestamp: z.string(),
});

const Status = z.object({
  /** `degraded`: PostgreSQL does not tell of commits at once, they are looked for every few seconds. */
  status: z.enum(['healthy', 'degraded']),
  activeSubscriptions: z.int(),
  /** One for each stream and each entity it tells of. */
  subscriptions: z.array(z.object({ id: z.string(), channelName: z.string(), active: z.boolean() })),
});

export interface RealtimeRoutesOptions {
  push: Push;
  entities: readonly Entity[];
  clock: ServerClock;
}

/** How the live part of this node is: for whoever watches from outside, for the signed-in, for the admin. */
export function realtimeRoutes(app: FastifyInstance, { push, entities, clock }: RealtimeRoutesOptions): void {
  const tags = ['feed'];
  app.get(
    '/api/realtime/health',
    {
      config: { access: 'public' },
      schema: { tags, summary: 'Is the live part up', response: { 200: Health } },
    },
    (): z.infer<typeof Health> => ({
      status: 'healthy',
      service: 'realtime-sync',
      activeSubscriptions: push.state().streams,
      timestamp: new Date(clock.now()).toISOString(),
    }),
  );

  app.get(
    '/api/realtime/status',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Own streams on this node; for an admin those of the practice',
        response: { 200: Status },
      },
    },
    (request): z.infer<typeof Status> => {
      const { user, practiceId } = signedIn(request);
      const streams = push
        .streams()
        .filter(({ session }) => session.practiceId === practiceId)
        .filter(({ session }) => user.role === 'admin' || session.user.id === user.id);
      const subscriptions = streams.flatMap((stream) => subscriptionsOf(stream, entities));
      const { isListening } = push.state(practiceId);
      return {
        status: isListening || streams.length === 0 ? 'healthy' : 'degraded',
        activeSubscriptions: subscriptions.length,
        subscriptions,
      };
    },
  );

  app.get(
    '/api/realtime/stats',
    {
      config: { access: ['admin'] },
      schema: {
        tags,
        summary: 'Figures of the practice’s push on this node',
        response: { 200: RealtimeStats },
      },
    },
    (request): RealtimeStats => {
      const { streams, streamsOpened, eventsSent, latencyMs, lag, drops, ...told } = push.state(
        signedIn(request).practiceId,
      );
      return {
        connections: streams,
        connectionsSinceStart: streamsOpened,
        eventsSent,
        deliveryLatencyMs: latencyMs,
        lag,
        drops,
        notificationsReceived: told.notificationsReceived,
        caughtByCheck: told.caughtByCheck,
      };
    },
  );
}

/** A stream brings every entity its person may see: each has a channel, named after who listens. */
function subscriptionsOf({ id, session }: OpenStream, entities: readonly Entity[]) {
  const viewer = viewerOf(session);
  return entities
    .filter(({ policy }) => scopeOf(policy, 'see', viewer) !== 'none')
    .map(({ path }) => ({
      id: `${id}:${path}`,
      channelName: `${path}:${viewer.role}:${session.user.id}`,
      active: true,
    }));
}
