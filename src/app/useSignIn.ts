import { useState } from 'react';
import { LockstepError } from '@/domain/errors';
import { type SecondFactorAsked, SessionInfo, SignInAnswer } from '@/protocol/session';
import type { Api } from '@/sync/adapters/axiosApi';

export type SignInProblem = 'wrong' | 'wrongCode' | 'unreachable' | 'tooMany' | 'refused';

export interface SignIn {
  /** The e-mail that is being signed in with; `''` where it is not by one. */
  busyWith: string | null;
  /** Which of the entry's texts says why it did not work. */
  problem: SignInProblem | null;
  /** The password was right, and a code is owed. */
  owesCode: boolean;
  submit(email: string, password: string): Promise<void>;
  /** Chooses a password by a link. @returns why that was refused; null: it was not */
  accept(token: string, password: string): Promise<string | null>;
  sendCode(code: string): Promise<void>;
  /** From the password on. */
  startAgain(): void;
}

const unreachable = 'The server can’t be reached. Check the connection and try again.';

/** Signing in, by a password and perhaps a code, and what to say when it does not work. */
export function useSignIn(api: Api, onSignedIn: (session: SessionInfo) => void): SignIn {
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [owed, setOwed] = useState<SecondFactorAsked['secondFactor'] | null>(null);

  /** @returns what was refused; null: nothing was */
  async function attempt(name: string, call: () => Promise<SignInAnswer>): Promise<unknown> {
    setBusyWith(name);
    setProblem(null);
    try {
      const answer = await call();
      if ('secondFactor' in answer) setOwed(answer.secondFactor);
      else onSignedIn(answer);
      return null;
    } catch (error) {
      return error;
    } finally {
      setBusyWith(null);
    }
  }

  return {
    busyWith,
    problem,
    owesCode: owed !== null,
    async submit(email, password) {
      const refused = await attempt(email, () =>
        api.post('/auth/sign-in', { email, password }, SignInAnswer),
      );
      if (refused !== null) setProblem(whyNot(refused));
    },
    async accept(token, password) {
      const refused = await attempt('', () =>
        api.post('/auth/accept-invitation', { token, password }, SignInAnswer),
      );
      if (refused === null) return null;
      return refused instanceof LockstepError ? refused.details.detail : unreachable;
    },
    async sendCode(code) {
      if (owed === null) return;
      const refused = await attempt('', () =>
        api.post('/auth/second-factor', { token: owed.token, code }, SessionInfo),
      );
      if (refused === null) return;
      const why = whyNot(refused);
      setProblem(why === 'wrong' ? 'wrongCode' : why);
    },
    startAgain() {
      setOwed(null);
      setProblem(null);
    },
  };
}

function whyNot(error: unknown): SignInProblem {
  if (!(error instanceof LockstepError)) return 'unreachable';
  if (error.code === 'wrong_credentials' || error.code === 'invalid_fields') return 'wrong';
  return error.code === 'too_many_requests' ? 'tooMany' : 'refused';
}
