import { useNavigate } from 'react-router-dom';
import { LockstepError } from '@/domain/errors';
import { AcceptInvitationForm } from '@/features/accounts/AcceptInvitationForm';
import { SessionInfo } from '@/protocol/session';
import type { Api } from '@/sync/adapters/axiosApi';
import { EntryPage } from './EntryPage';

interface InvitationPageProps {
  api: Api;
  /** Behind the `#` of the link, which browsers send to nobody. */
  token: string;
  onSignedIn: (session: SessionInfo) => void;
}

/** Where a link of invitation leads: whoever was invited chooses a password, and is in. */
export function InvitationPage({ api, token, onSignedIn }: InvitationPageProps) {
  const navigate = useNavigate();
  return (
    <EntryPage title="Welcome to Lockstep">
      <AcceptInvitationForm
        onAccept={async (password) => {
          try {
            const session = await api.post('/auth/accept-invitation', { token, password }, SessionInfo);
            // The token opens nothing any more, and stands in no history.
            await navigate('/', { replace: true });
            onSignedIn(session);
            return null;
          } catch (error) {
            if (error instanceof LockstepError) return error.details.detail;
            return 'The server can’t be reached. Check the connection and try again.';
          }
        }}
      />
    </EntryPage>
  );
}
