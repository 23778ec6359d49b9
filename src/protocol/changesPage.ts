import { z } from 'zod';
import { Change } from './change';

/** Answer of `GET /api/changes?since=`: everything this session may see in (since, seq], in order. */
export const ChangesPage = z.object({
  changes: z.array(Change),
  /** The cursor to ask with next: every change up to it is in this page or is none of this session's business. */
  seq: z.int().min(0),
  more: z.boolean(),
  /** Names the database. Another one means another history: what is held must be thrown away. */
  epoch: z.string(),
});
export type ChangesPage = z.infer<typeof ChangesPage>;
