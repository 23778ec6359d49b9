import { useState } from 'react';
import { LockstepError } from '@/domain/errors';
import { SessionInfo } from '@/protocol/session';
import type { Api } from '@/sync/adapters/axiosApi';

export interface SignIn {
  /** The e-mail that is being signed in with. */
  busyWith: string | null;
  problem: string | null;
  submit: (email: string, password: string) => Promise<void>;
}

/** Signing in, and what to say when it does not work. */
export function useSignIn(api: Api, onSignedIn: (session: SessionInfo) => void): SignIn {
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

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

function whyNot(error: unknown): string {
  if (!(error instanceof LockstepError)) {
    return 'The server can’t be reached. Check the connection and try again.';
  }
  const { code, details } = error;
  if (code === 'wrong_credentials' || code === 'invalid_fields') {
    return 'E-mail or password is wrong. Please check both.';
  }
  return code === 'too_many_requests' ? `Too many tries. ${details.detail}` : details.detail;
}
