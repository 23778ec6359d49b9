import { z } from 'zod';
import { problems, type ProblemCode } from '@/domain/errors';

/** RFC 9457 `application/problem+json`. `type` is `about:blank`: the stable `code` is what programs decide by. */
export const Problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
  fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  current: z.unknown().optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
