import { z } from 'zod';

/**
 * The events of `GET /api/events`. A change itself comes as a nameless event, `id: <seq>`, data a `Change`; everything
 * between two ids is none of this session's business.
 */
export const streamEvents = {
  /** The first one. */
  hello: 'hello',
  /** Nothing is missing up to here. Also the heartbeat: at least one every `heartbeatMs`. */
  position: 'position',
  /** The last one. */
  bye: 'bye',
} as const;

export const Hello = z.object({
  /** From here on the stream tells everything. */
  seq: z.int().min(0),
  epoch: z.string(),
  heartbeatMs: z.int().positive(),
  /** Epoch milliseconds by the server's clock. */
  now: z.int(),
});
export type Hello = z.infer<typeof Hello>;

export const Position = z.object({ seq: z.int().min(0), now: z.int() });
export type Position = z.infer<typeof Position>;

/**
 * Why the server ended a stream. `tooSlow`: more was waiting than it keeps for one client; `tooOld`: the changes since
 * are no longer kept (both: ask `/api/changes`, then come back); `closing`: this node ends, another one answers soon;
 * `signedOut`: the session is over; `changed`: the person's rights are other ones now.
 */
export const byeReasons = ['tooSlow', 'tooOld', 'closing', 'signedOut', 'changed'] as const;
export const Bye = z.object({ reason: z.enum(byeReasons) });
export type ByeReason = (typeof byeReasons)[number];
