import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ServerClock } from './ports';

const Health = z.object({
  status: z.literal('healthy'),
  service: z.literal('realtime-sync'),
  activeSubscriptions: z.int(),
  timestamp: z.string(),
});

/** Says that the live part is up, to whoever watches it from outside. */
export function realtimeRoutes(app: FastifyInstance, clock: ServerClock): void {
  app.get(
    '/api/realtime/health',
    {
      config: { access: 'public' },
      schema: { tags: ['feed'], summary: 'Is the live part up', response: { 200: Health } },
    },
    (): z.infer<typeof Health> => ({
      status: 'healthy',
      service: 'realtime-sync',
      activeSubscriptions: 0,
      timestamp: new Date(clock.now()).toISOString(),
    }),
  );
}
