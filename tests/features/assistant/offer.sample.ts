import { v7 } from 'uuid';
import type { Sample } from '../../server/samples';

/** As the database writes them; nobody else does. An expired one is left as it is. */
export const sample: Sample = {
  draft: ({ patientId, staffId, serviceId }, n) => ({
    conversationId: v7(),
    accountId: v7(),
    patientId,
    staffId,
    serviceId,
    startsAt: new Date(Date.parse('2031-02-01T10:00:00Z') + n * 3_600_000).toISOString(),
    endsAt: new Date(Date.parse('2031-02-01T11:00:00Z') + n * 3_600_000).toISOString(),
    status: 'expired',
  }),
  changes: () => ({ conversationId: v7() }),
};
