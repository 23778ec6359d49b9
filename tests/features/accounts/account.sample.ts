import type { Sample } from '../../server/samples';

export const sample: Sample = {
  draft: ({ id, staffId, patientId }, n) => ({
    name: `Somebody ${n}`,
    email: `somebody${n}.${id}@example.com`,
    role: 'therapist',
    staffId,
    patientId,
    isActive: true,
  }),
  changes: () => ({ name: 'Somebody Else', isActive: false }),
  broken: [{ field: 'staffId', change: { role: 'therapist', staffId: null } }],
};
