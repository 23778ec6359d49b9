import { z } from 'zod';

const Milliseconds = z.number().nullable();

/** Answer of `GET /api/realtime/stats`: the practice's push on the node that was asked. */
export const RealtimeStats = z.object({
  connections: z.int(),
  connectionsSinceStart: z.int(),
  eventsSent: z.int(),
  /** From the commit until it was written to a client's socket; null before the first delivery. */
  deliveryLatencyMs: z.object({ p50: Milliseconds, p95: Milliseconds, p99: Milliseconds, samples: z.int() }),
  /** How many changes the slowest stream is behind. */
  lag: z.int(),
  /** Streams that were ended because their client was too slow. */
  drops: z.int(),
  notificationsReceived: z.int(),
  /** Commits that no notification told of, found by looking. */
  caughtByCheck: z.int(),
});
export type RealtimeStats = z.infer<typeof RealtimeStats>;
