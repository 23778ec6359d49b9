import type { Sample } from '../../server/samples';

export const sample: Sample = {
  draft: ({ patientId, staffId }, n) => ({
    patientId,
    fromStaffId: staffId,
    toProvider: `Dr. Okafor, Orthopaedics ${n}`,
    reason: 'Knee pain that does not get better.\nPlease look at the meniscus.',
    status: 'draft',
    dueOn: '2026-12-24',
  }),
  changes: () => ({ toProvider: 'City Hospital', dueOn: null }),
};
