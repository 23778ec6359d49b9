import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { dayOfInstant } from '@/domain/calendar';
import { useAvailabilityRefresh } from '@/features/availability/useAvailabilityRefresh';
import type { SessionInfo } from '@/protocol/session';
import type { Runtime } from '@/store/createRuntime';
import { LockstepProvider } from '@/store/LockstepProvider';
import { useNow } from '@/store/useClock';
import { CommandsProvider } from '@/ui/commands';
import { SessionProvider } from '@/ui/sessionContext';
import { AppFrame } from './AppFrame';
import { AppRoutes } from './AppRoutes';

interface SignedInProps {
  session: SessionInfo;
  runtime: Runtime;
  onSignOut: () => void;
}

/** Everything that exists only while somebody is signed in. */
export function SignedIn({ session, runtime, onSignOut }: SignedInProps) {
  return (
    <LockstepProvider runtime={runtime}>
      <Today session={session}>
        <CommandsProvider>
          <AppFrame onSignOut={onSignOut}>
            <AppRoutes onSignOut={onSignOut} />
          </AppFrame>
          <Notifications position="bottom-right" limit={3} zIndex={250} />
        </CommandsProvider>
      </Today>
    </LockstepProvider>
  );
}

/** Renders each minute; what is below it hears of it at midnight only. */
function Today({ session, children }: { session: SessionInfo; children: ReactNode }) {
  const today = dayOfInstant(useNow(), session.practice.timeZone);
  useAvailabilityRefresh();
  return (
    <SessionProvider session={session} today={today}>
      {children}
    </SessionProvider>
  );
}
