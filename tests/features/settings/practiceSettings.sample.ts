import { usualPracticeRules } from '@/domain/practiceRules';
import type { Sample } from '../../server/samples';

/** As the database writes them; nobody else does. */
export const sample: Sample = {
  draft: (_practice, n) => ({
    name: `Practice ${n}`,
    timeZone: 'America/New_York',
    currency: 'USD',
    vocabulary: {
      therapist: { one: 'Therapist', many: 'Therapists' },
      client: { one: 'Client', many: 'Clients' },
    },
    stepMinutes: 15,
    weekStartsOn: 1,
    rules: usualPracticeRules,
    language: 'en',
    auditRetentionDays: 3650,
  }),
  changes: () => ({ name: 'Another name', stepMinutes: 30 }),
};
