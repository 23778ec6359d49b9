import { usualAuditRetentionDays, usualPracticeRules } from '@/domain/practiceRules';
import type { Id } from '@/domain/primitives';
import type { ScreenSession } from '@/ui/sessionContext';

type User = ScreenSession['user'];
type Practice = ScreenSession['practice'];

const first = '01900001-0000-7000-8000-000000000000' as Id;

/** Who looks at a page under test, and where: Carla, an assistant of a practice in New York, as far as nothing else is said. */
export function stageSession(user: Partial<User> = {}, practice: Partial<Practice> = {}): ScreenSession {
  return {
    user: {
      id: first,
      name: 'Carla',
      email: 'c@example.com',
      role: 'assistant',
      staffId: null,
      patientId: null,
      ...user,
    },
    practice: {
      id: first,
      name: 'Practice',
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
      auditRetentionDays: usualAuditRetentionDays,
      ...practice,
    },
  };
}
