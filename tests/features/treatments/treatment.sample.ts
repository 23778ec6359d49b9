import type { Sample } from '../../server/samples';

export const sample: Sample = {
  draft: ({ patientId, staffId }, n) => ({
    patientId,
    appointmentId: null,
    staffId,
    performedAt: new Date(Date.UTC(2024, 10, 4, 9, n)).toISOString(),
    subjective: 'Pain in the lower back since Monday.\nWorse in the morning.',
    objective: null,
    assessment: 'Muscular tension.',
    plan: null,
  }),
  changes: () => ({ objective: 'Tender at L4.', plan: 'Again in a week.' }),
};
