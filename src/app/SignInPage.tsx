import { useEffect } from 'react';
import type { SessionInfo } from '@/protocol/session';
import type { Api } from '@/sync/adapters/axiosApi';
import { DemoButtons } from './DemoButtons';
import { LockstepMark } from './LockstepMark';
import { SignInArt } from './SignInArt';
import { SignInForm } from './SignInForm';
import css from './SignInPage.module.css';
import { useSignIn } from './useSignIn';
import type { SignedOutNotice } from './useVisit';

interface SignInPageProps {
  api: Api;
  notice: SignedOutNotice;
  onSignedIn: (session: SessionInfo) => void;
  /** Fetches the code of the frame while the person types. */
  prefetch: () => Promise<unknown>;
}

const notices = {
  expired: 'Your session has ended. Please sign in again; nothing you saved is lost.',
  elsewhere: 'You signed out in another tab.',
  notTold: 'You are signed out here, but the server could not be told. Once online, sign in and out again.',
};

export function SignInPage({ api, notice, onSignedIn, prefetch }: SignInPageProps) {
  const signIn = useSignIn(api, onSignedIn);
  useEffect(() => {
    // What fails here is tried again, and reported, when it is needed.
    prefetch().catch(() => undefined);
  }, [prefetch]);

  return (
    <div className={css.page}>
      <aside className={css.art} aria-hidden>
        <SignInArt />
        <p className={css.claim}>Everyone looks at the same day.</p>
      </aside>
      <main className={css.main}>
        <div className={css.column}>
          <header className={css.brand}>
            <LockstepMark size={36} />
            <span>Lockstep</span>
          </header>
          <h1 className={css.title}>Sign in</h1>
          {notice && (
            <p className={css.notice} role="status">
              {notices[notice]}
            </p>
          )}
          <SignInForm signIn={signIn} />
          <DemoButtons api={api} signIn={signIn} />
        </div>
      </main>
    </div>
  );
}
