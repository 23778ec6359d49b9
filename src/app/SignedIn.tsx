import { Notifications } from '@mantine/notifications';
import { type ReactNode, useEffect } from 'react';
import { dayOfInstant } from '@/domain/calendar';
import { useAvailabilityRefresh } from '@/features/availability/useAvailabilityRefresh';
import type { SessionInfo } from '@/protocol/session';
import type { Runtime } from '@/store/createRuntime';
import { LockstepProvider } from '@/store/LockstepProvider';
import { useNow } from '@/store/useClock';
import { CommandsProvider } from '@/ui/commands';
import { LanguageProvider } from '@/ui/language';
import { SessionProvider } from '@/ui/sessionContext';
import { AppFrame } from './AppFrame';
import { AppRoutes } from './AppRoutes';
import { useChosenLanguage } from './useChosenLanguage';
import { useLivePractice } from './useLivePractice';

interface SignedInProps {
  session: SessionInfo;
  runtime: Runtime;
  onSignOut: () => void;
}

/** Everything that exists only while somebody is signed in. */
export function SignedIn({ session, runtime, onSignOut }: SignedInProps) {
  return (
    <LockstepProvider runtime={runtime}>
      <InPractice session={session} onSignOut={onSignOut} />
    </LockstepProvider>
  );
}

function InPractice({ session: begun, onSignOut }: Omit<SignedInProps, 'runtime'>) {
  const session = useLivePractice(begun);
  return (
    <Today session={session}>
      <Spoken session={session}>
        <CommandsProvider>
          <AppFrame onSignOut={onSignOut}>
            <AppRoutes onSignOut={onSignOut} />
          </AppFrame>
          <Notifications position="bottom-right" limit={3} zIndex={250} />
        </CommandsProvider>
      </Spoken>
    </Today>
  );
}

/** In the person's language, which the document says too. */
function Spoken({ session, children }: { session: SessionInfo; children: ReactNode }) {
  const { language } = useChosenLanguage(session);
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    return () => {
      root.lang = 'en';
    };
  }, [language]);
  return <LanguageProvider language={language}>{children}</LanguageProvider>;
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
