import { useState } from 'react';
import { LockstepError } from '@/domain/errors';
import { type SecondFactorAsked, SessionInfo, SignInAnswer } from '@/protocol/session';
import type { Api } from '@/sync/adapters/axiosApi';

export interface SignIn {
  /** The e-mail that is being signed in with; `''` where it is not by one. */
  busyWith: string | null;
  problem: string | null;
  /** The password was right, and a code is owed. */
  owesCode: boolean;
  submit(email: string, password: string): Promise<void>;
  /** Chooses a password by a link. @returns why that was refused; null: it was not */
  accept(token: string, password: string): Promise<string | null>;
  sendCode(code: string): Promise<void>;
  /** From the password on. */
  startAgain(): void;
}

/** Signing in, by a password and perhaps a code, and what to say when it does not work. */
export function useSignIn(api: Api, onSignedIn: (session: SessionInfo) => void): SignIn {
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
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
      if (refused !== null) setProblem(whyNot(refused, 'E-mail or password is wrong. Please check both.'));
    },
    async accept(token, password) {
      const refused = await attempt('', () =>
        api.post('/auth/accept-invitation', { token, password }, SignInAnswer),
      );
      return refused === null ? null : whyNot(refused, null);
    },
    async sendCode(code) {
      if (owed === null) return;
      const refused = await attempt('', () =>
        api.post('/auth/second-factor', { token: owed.token, code }, SessionInfo),
      );
      if (refused !== null) setProblem(whyNot(refused, null));
    },
    startAgain() {
      setOwed(null);
      setProblem(null);
    },
  };
}

/** @param wrong what to say of wrong credentials; null: what the server says */
function whyNot(error: unknown, wrong: string | null): string {
  if (!(error instanceof LockstepError)) {
    return 'The server can’t be reached. Check the connection and try again.';
  }
  const { code, details } = error;
  if (wrong !== null && (code === 'wrong_credentials' || code === 'invalid_fields')) return wrong;
  return details.detail;
}
