import { z } from 'zod';
import { Id, Instant } from '@/domain/primitives';

/** One session as its person, or an admin, sees it. What opens it is never told. */
export const OpenSession = z.object({
  id: Id,
  /** `Firefox on Windows`: what it looks to have been begun with. */
  device: z.string(),
  /** On the network, where it was begun. */
  address: z.string().nullable(),
  startedAt: Instant,
  /** When its person last did something, to the minute. */
  lastSeenAt: Instant,
  /** The one that asks. */
  isThis: z.boolean(),
});
export type OpenSession = z.infer<typeof OpenSession>;

/** Answer of `GET /api/sessions` and `GET /api/accounts/:id/sessions`; the last used first. */
export const OpenSessions = z.object({ items: z.array(OpenSession) });
export type OpenSessions = z.infer<typeof OpenSessions>;

/** Answer of what ends sessions. */
export const EndedSessions = z.object({ endedSessions: z.int() });
export type EndedSessions = z.infer<typeof EndedSessions>;
