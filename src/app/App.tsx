import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { BrowserRouter, useLocation } from 'react-router-dom';
import { theme } from '@/ui/theme';
import { InBrowserLanguage } from './InBrowserLanguage';
import { InvitationPage } from './InvitationPage';
import { SetupPage } from './SetupPage';
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
      if (pathname === '/invitation' || pathname === '/reset-password') {
        const isReset = pathname === '/reset-password';
        const token = hash.slice(1);
        return <InvitationPage api={options.api} token={token} isReset={isReset} onSignedIn={enter} />;
      }
      if (pathname === '/setup') {
        return <SetupPage api={options.api} token={hash.slice(1)} onSignedIn={enter} />;
      }
      return (
        <InBrowserLanguage>
          <SignInPage api={options.api} notice={visit.notice} onSignedIn={enter} prefetch={loadFrame} />
        </InBrowserLanguage>
      );
    case 'signedIn':
      return (
        <Suspense>
          <SignedIn session={visit.session} runtime={visit.runtime} onSignOut={leave} />
        </Suspense>
      );
  }
}
