import { useEffect } from 'react';
import type { SessionInfo } from '@/protocol/session';
import type { Api } from '@/sync/adapters/axiosApi';
import { CodeForm } from './CodeForm';
import { DemoButtons } from './DemoButtons';
import { EntryPage } from './EntryPage';
import css from './EntryPage.module.css';
import { SignInForm } from './SignInForm';
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

  if (signIn.owesCode) {
    return (
      <EntryPage title="Enter your code">
        <CodeForm signIn={signIn} />
      </EntryPage>
    );
  }
  return (
    <EntryPage title="Sign in">
      {notice && (
        <p className={css.notice} role="status">
          {notices[notice]}
        </p>
      )}
      <SignInForm signIn={signIn} />
      <DemoButtons api={api} signIn={signIn} />
    </EntryPage>
  );
}
