import { z } from 'zod';
import { Change } from './change';

/**
 * What the leading tab hands on to the others: all of (`since`, `seq`] that concerns this session. `changes` is null if
 * they were too many for one message: whoever needs them asks the server.
 */
export const FeedHanded = z.object({
  changes: z.array(Change).readonly().nullable(),
  since: z.int().min(0),
  seq: z.int().min(0),
  epoch: z.string(),
  source: z.enum(['push', 'poll']),
  /** How the leading tab reaches the server right now. */
  reach: z.enum(['live', 'polling', 'offline']),
});
export type FeedHanded = z.infer<typeof FeedHanded>;

/** A tab that someone is looking at asks who leads; the leader answers whether anybody is looking at it. */
export const LeaderAnswer = z.object({ visible: z.boolean() });
export type LeaderAnswer = z.infer<typeof LeaderAnswer>;
