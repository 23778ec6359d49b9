import type { Sample } from '../../server/samples';

export const sample: Sample = {
  draft: ({ patientId }, n) => ({
    patientId,
    appointmentId: null,
    status: 'draft',
    dueOn: '2026-12-24',
    lines: [{ description: `Massage ${n}`, quantity: 2, unitCents: 9_000 }],
  }),
  changes: () => ({
    dueOn: null,
    lines: [{ description: 'Long massage', quantity: 1, unitCents: 12_000 }],
  }),
  broken: [
    {
      field: 'lines',
      change: { lines: [{ description: 'A yacht', quantity: 9_999, unitCents: 1_000_000_000 }] },
    },
  ],
};
