import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { BrowserRouter, useLocation } from 'react-router-dom';
import { theme } from '@/ui/theme';
import { InvitationPage } from './InvitationPage';
import { SignInPage } from './SignInPage';
import { styleNonce } from './styleNonce';
import { UnreachablePage } from './UnreachablePage';
import { useVisit, type VisitOptions } from './useVisit';

const colourSchemes = localStorageColorSchemeManager({ key: 'lockstep-colours' });
const loadFrame = async () => ({ default: (await import('./SignedIn')).SignedIn });
const SignedIn = lazy(loadFrame);

/** The whole browser app: sign-in, or the frame with whatever the person's role may see. */
export function App(options: VisitOptions) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colourSchemes}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={() => styleNonce}
    >
      <BrowserRouter>
        <Visit {...options} />
      </BrowserRouter>
    </MantineProvider>
  );
}

function Visit(options: VisitOptions) {
  const { visit, enter, leave, askAgain } = useVisit(options);
  const { pathname, hash } = useLocation();
  switch (visit.state) {
    case 'asking':
      return null;
    case 'unreachable':
      return <UnreachablePage onRetry={askAgain} />;
    case 'signedOut':
      if (pathname === '/invitation') {
        return <InvitationPage api={options.api} token={hash.slice(1)} onSignedIn={enter} />;
      }
      return <SignInPage api={options.api} notice={visit.notice} onSignedIn={enter} prefetch={loadFrame} />;
    case 'signedIn':
      return (
        <Suspense>
          <SignedIn session={visit.session} runtime={visit.runtime} onSignOut={leave} />
        </Suspense>
      );
  }
}
