import { z } from 'zod';

/** Answer of `GET /api/<entity>`: rows, and the position in the feed at which they are true. */
export const ListPage = z.object({
  items: z.array(z.record(z.string(), z.unknown())),
  seq: z.int().min(0),
  epoch: z.string(),
  /** Present when there are more rows: pass it as `cursor`. */
  nextCursor: z.string().optional(),
});
export type ListPage = z.infer<typeof ListPage>;

/** Rows on one page of a list, unless the client asks for another number. */
export const defaultLimit = 1000;
