import { z } from 'zod';
import { Id } from '@/domain/primitives';

export const changeOps = ['created', 'updated', 'deleted'] as const;
export type ChangeOp = (typeof changeOps)[number];

/**
 * One committed write, as the feed tells it. `seq` is its place in the practice's order of commits, without gaps;
 * `rev` is how often this row has been written. A deleted row carries the rev after its last one and no row.
 */
export const Change = z.object({
  seq: z.int().min(1),
  /** The entity's name, as in its definition. */
  entity: z.string(),
  op: z.enum(changeOps),
  id: Id,
  rev: z.int().min(1),
  row: z.record(z.string(), z.unknown()).optional(),
  /** The mutation that made it, for whoever still shows that mutation as pending. */
  mutationId: Id.optional(),
  /** When it was committed: epoch milliseconds by the server's clock. For display and measuring; it decides nothing. */
  at: z.int().optional(),
});
export type Change = z.infer<typeof Change>;
