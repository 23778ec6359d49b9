import { z } from 'zod';
import { problems, type ProblemCode } from '@/domain/errors';
import { Id, Instant } from '@/domain/primitives';

const slot = { staffId: Id, startsAt: Instant, endsAt: Instant };
const Obstacle = z.object({
  ...slot,
  kind: z.enum(['appointment', 'hold', 'closed', 'availability']),
  id: Id.optional(),
});

/** Somebody's time. */
export const Slot = z.object(slot);
/** One of several that were to be written together, and what is in its way. */
export const SeriesConflict = z.object({ ...slot, obstacles: z.array(Obstacle) });

/** RFC 9457 `application/problem+json`. `type` is `about:blank`: the stable `code` is what programs decide by. */
export const Problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
  fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  current: z.unknown().optional(),
  obstacles: z.array(Obstacle).optional(),
  alternatives: z.array(Slot).optional(),
  allowed: z.array(z.string()).optional(),
  conflicts: z.array(SeriesConflict).optional(),
  affected: z.array(Id).optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
