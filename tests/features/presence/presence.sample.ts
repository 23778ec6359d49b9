import type { Sample } from '../../server/samples';

export const sample: Sample = {
  draft: (_practice, n) => ({
    subject: 'patient',
    subjectId: `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    beat: 0,
  }),
  changes: () => ({ beat: 7 }),
};
