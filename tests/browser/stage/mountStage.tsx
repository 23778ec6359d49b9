import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter, useLocation } from 'react-router-dom';
import type { Day } from '@/domain/primitives';
import type { Runtime } from '@/store/createRuntime';
import { LockstepProvider } from '@/store/LockstepProvider';
import { CommandsProvider } from '@/ui/commands';
import { type ScreenSession, SessionProvider } from '@/ui/sessionContext';
import { theme } from '@/ui/theme';

export interface MountOptions {
  runtime: Runtime;
  session: ScreenSession;
  /** The practice's day. */
  today: Day;
  /** Where in the app, such as `/clinic/referrals?show=draft`. */
  at?: string;
  /** Mounts everything twice, in React's development build. */
  isStrict?: boolean;
  /** Off where a test counts all that renders. */
  hasToasts?: boolean;
}

/**
 * Shows what a page is about, with all that the product's own frame has around it. The page's HTML links `@/ui/styles.css`, as the
 * product's does.
 */
export function mountStage(
  { runtime, session, today, at = '/', isStrict = false, hasToasts = true }: MountOptions,
  shown: ReactNode,
): void {
  // As the product's own page does: the scheme is there before anything is drawn.
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset['mantineColorScheme'] = isDark ? 'dark' : 'light';
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root.');
  const stage = (
    <LockstepProvider runtime={runtime}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <SessionProvider session={session} today={today}>
          <MemoryRouter initialEntries={[at]}>
            <CommandsProvider>
              {shown}
              <Address />
              {hasToasts && <Notifications position="bottom-right" limit={3} zIndex={250} />}
            </CommandsProvider>
          </MemoryRouter>
        </SessionProvider>
      </MantineProvider>
    </LockstepProvider>
  );
  createRoot(root).render(isStrict ? <StrictMode>{stage}</StrictMode> : stage);
}

/** Tells the test where in the app the page is; `addressOf` reads it. */
function Address() {
  const { pathname, search } = useLocation();
  return (
    <output hidden id="address">
      {pathname + search}
    </output>
  );
}
