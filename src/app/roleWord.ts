import type { ScreenSession } from '@/ui/sessionContext';

/** What the practice calls them, if it has a word for them. */
export function roleWord({ user, practice }: ScreenSession): string {
  const { therapist, client } = practice.vocabulary;
  if (user.role === 'patient') return client.one;
  return user.role === 'therapist' ? therapist.one : user.role;
}
