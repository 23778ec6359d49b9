import { z } from 'zod';
import { protocolVersion } from './version';

/**
 * What one tab says to the others. `from` and `n` (the sender's own count) make every message unique: the same value
 * sent twice counts twice, one message arriving over two transports counts once.
 */
export const BusMessage = z.object({
  v: z.literal(protocolVersion),
  /** The sending tab. */
  from: z.string().min(1),
  n: z.int().min(0),
  /** Whose data it is: another signed-in person's tabs ignore it. */
  scope: z.string(),
  type: z.string().min(1),
  data: z.unknown(),
});
export type BusMessage = z.infer<typeof BusMessage>;
