import { z } from 'zod';
import { Line } from '@/domain/primitives';

/**
 * Body of `POST /api/<entity>/search`: every word must occur in one of the fields that are looked into. Without a text: everybody,
 * in the order of those fields, page by page. Answered by a `ListPage`.
 */
export const SearchQuestion = z.strictObject({
  text: z.union([z.literal(''), Line(100)]).default(''),
  limit: z.int().min(1).max(200).default(20),
  /** The `nextCursor` of the page before; only without a text. */
  cursor: z.string().max(4_000).optional(),
});
export type SearchQuestion = z.infer<typeof SearchQuestion>;
