import { useNavigate } from 'react-router-dom';
import { LockstepError } from '@/domain/errors';
import { SessionInfo } from '@/protocol/session';
import type { Api } from '@/sync/adapters/axiosApi';
import { EntryPage } from './EntryPage';
import { type SetupDraft, SetupForm, type SetupRefusal } from './SetupForm';

interface SetupPageProps {
  api: Api;
  /** Behind the `#` of the link, which browsers send to nobody. */
  token: string;
  onSignedIn: (session: SessionInfo) => void;
}

/** Where the link leads that a server prints which has no practice yet. */
export function SetupPage({ api, token, onSignedIn }: SetupPageProps) {
  const navigate = useNavigate();

  async function create({ practice, admin }: SetupDraft): Promise<SetupRefusal | null> {
    try {
      await api.tell('/setup', { token, practice, admin });
      const { email, password } = admin;
      const session = await api.post('/auth/sign-in', { email, password }, SessionInfo);
      // The token opens nothing any more, and stands in no history.
      await navigate('/', { replace: true });
      onSignedIn(session);
      return null;
    } catch (error) {
      if (error instanceof LockstepError)
        return { detail: error.details.detail, fields: error.details.fields ?? [] };
      return { detail: 'The server can’t be reached. Check the connection and try again.', fields: [] };
    }
  }

  return (
    <EntryPage title="Create your practice">
      <SetupForm onSubmit={create} />
    </EntryPage>
  );
}
