import { useMemo } from 'react';
import type { Role } from '@/domain/policy';
import { capitalise } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';

/** What each role is called in this practice. */
export function useRoleWords(): Readonly<Record<Role, string>> {
  const { therapist, client } = useWords();
  return useMemo(
    () => ({
      therapist: capitalise(therapist.one),
      assistant: 'Assistant',
      operator: 'Operator',
      scheduler: 'Scheduler',
      admin: 'Admin',
      patient: capitalise(client.one),
    }),
    [therapist, client],
  );
}
