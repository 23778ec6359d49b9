import { z } from 'zod';
import { type Day, Id, Instant } from '@/domain/primitives';

/** Answer of the calls that copy availability: what was made, and what does not fit. */
export const CopyAnswer = z.object({
  items: z.array(z.looseObject({ id: Id })),
  conflicts: z.array(z.looseObject({ startsAt: Instant, endsAt: Instant })).default([]),
});

/** One copy that would overlap what is there. */
export interface CopyConflict {
  startsAt: Instant;
  endsAt: Instant;
}

/** A call that copies, without its `dryRun`. */
export type CopyCall =
  | { path: '/availability/repeat'; body: { id: Id; until: Day; everyWeeks: number } }
  | { path: '/availability/copy-week'; body: { staffId: Id; from: Day; to: Day } };
