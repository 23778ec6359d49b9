import { useNavigate } from 'react-router-dom';
import { AcceptInvitationForm } from '@/features/accounts/AcceptInvitationForm';
import type { SessionInfo } from '@/protocol/session';
import type { Api } from '@/sync/adapters/axiosApi';
import { useTexts } from '@/ui/language';
import { CodeForm } from './CodeForm';
import { EntryPage } from './EntryPage';
import { entryTexts } from './entryTexts';
import { useSignIn } from './useSignIn';

interface InvitationPageProps {
  api: Api;
  /** Behind the `#` of the link, which browsers send to nobody. */
  token: string;
  /** For somebody who has been here before and forgot their password. */
  isReset: boolean;
  onSignedIn: (session: SessionInfo) => void;
}

/** Where a link leads by which somebody chooses a password, and is in. */
export function InvitationPage({ api, token, isReset, onSignedIn }: InvitationPageProps) {
  const texts = useTexts(entryTexts);
  const navigate = useNavigate();
  const signIn = useSignIn(api, (session) => {
    // The token opens nothing any more, and stands in no history.
    void navigate('/', { replace: true });
    onSignedIn(session);
  });
  if (signIn.owesCode) {
    return (
      <EntryPage title={texts.code.title}>
        <CodeForm signIn={signIn} />
      </EntryPage>
    );
  }
  return (
    <EntryPage title={isReset ? 'Choose a new password' : 'Welcome to Lockstep'}>
      <AcceptInvitationForm onAccept={(password) => signIn.accept(token, password)} />
    </EntryPage>
  );
}
