import { useState } from 'react';
import { LockstepError } from '@/domain/errors';
import { SessionInfo } from '@/protocol/session';
import type { Api } from '@/sync/adapters/axiosApi';

export type SignInProblem = 'wrong' | 'unreachable' | 'tooMany' | 'refused';

export interface SignIn {
  /** The e-mail that is being signed in with. */
  busyWith: string | null;
  /** Which of the entry's texts says why it did not work. */
  problem: SignInProblem | null;
  submit: (email: string, password: string) => Promise<void>;
}

/** Signing in, and what to say when it does not work. */
export function useSignIn(api: Api, onSignedIn: (session: SessionInfo) => void): SignIn {
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [problem, setProblem] = useState<SignInProblem | null>(null);

  async function submit(email: string, password: string): Promise<void> {
    setBusyWith(email);
    setProblem(null);
    try {
      const session = await api.post('/auth/sign-in', { email, password }, SessionInfo);
      if (session) onSignedIn(session);
    } catch (error) {
      setProblem(whyNot(error));
    } finally {
      setBusyWith(null);
    }
  }
  return { busyWith, problem, submit };
}

function whyNot(error: unknown): SignInProblem {
  if (!(error instanceof LockstepError)) return 'unreachable';
  if (error.code === 'wrong_credentials' || error.code === 'invalid_fields') return 'wrong';
  return error.code === 'too_many_requests' ? 'tooMany' : 'refused';
}
