import { v7 } from 'uuid';
import type { Sample } from '../../server/samples';

/** As the database writes them; nobody else does. */
export const sample: Sample = {
  draft: (_practice, n) => ({
    itemId: v7(),
    amount: -1,
    quantityAfter: n,
    reason: 'Used at a visit',
    appointmentId: null,
    author: 'Maria',
  }),
  changes: () => ({ amount: -2 }),
};
