import { useEffect } from 'react';
import type { SessionInfo } from '@/protocol/session';
import type { Api } from '@/sync/adapters/axiosApi';
import { CodeForm } from './CodeForm';
import { DemoButtons } from './DemoButtons';
import { useTexts } from '@/ui/language';
import { EntryPage } from './EntryPage';
import css from './EntryPage.module.css';
import { entryTexts } from './entryTexts';
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

export function SignInPage({ api, notice, onSignedIn, prefetch }: SignInPageProps) {
  const texts = useTexts(entryTexts);
  const signIn = useSignIn(api, onSignedIn);
  useEffect(() => {
    // What fails here is tried again, and reported, when it is needed.
    prefetch().catch(() => undefined);
  }, [prefetch]);

  if (signIn.owesCode) {
    return (
      <EntryPage title={texts.code.title}>
        <CodeForm signIn={signIn} />
      </EntryPage>
    );
  }
  return (
    <EntryPage title={texts.signIn}>
      {notice && (
        <p className={css.notice} role="status">
          {texts.notices[notice]}
        </p>
      )}
      <SignInForm signIn={signIn} />
      <DemoButtons api={api} signIn={signIn} />
    </EntryPage>
  );
}
