import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCommand } from '@/ui/commands';
import { useLanguage, useTexts } from '@/ui/language';
import { useIsPhone } from '@/ui/useIsPhone';
import { useSession } from '@/ui/sessionContext';
import css from './AppFrame.module.css';
import { BottomBar } from './BottomBar';
import { frameTexts } from './frameTexts';
import { hasSearch, labelOf, type Screen, screensOf } from './navigation';
import { Palette } from './Palette';
import { Rail } from './Rail';
import { ShortcutsHelp } from './ShortcutsHelp';
import { TopBar } from './TopBar';
import { usePaletteKey } from './usePaletteKey';

interface AppFrameProps {
  onSignOut: () => void;
  children: ReactNode;
}

/** What stands around every dashboard: rail or bottom bar, top bar, palette, list of shortcuts. */
export function AppFrame({ onSignOut, children }: AppFrameProps) {
  const isPhone = useIsPhone();
  const { role } = useSession().user;
  const language = useLanguage();
  const texts = useTexts(frameTexts);
  const [palette, { open: openPalette, close: closePalette }] = useDisclosure(false);
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure(false);
  const isSearched = hasSearch(role);

  return (
    <div className={css.frame}>
      <a className={css.skip} href="#content">
        {texts.skip}
      </a>
      {isSearched && <Everywhere onSearch={openPalette} onHelp={openHelp} onSignOut={onSignOut} />}
      {screensOf(role).map((screen) => (
        <GoTo key={screen.path} screen={screen} label={labelOf(screen, role, language)} />
      ))}
      {!isPhone && <Rail />}
      <div className={css.right}>
        <TopBar onSearch={openPalette} onHelp={openHelp} onSignOut={onSignOut} />
        <main id="content" className={css.main} tabIndex={-1}>
          {children}
        </main>
        {isPhone && <BottomBar />}
      </div>
      {isSearched && <Palette opened={palette} onClose={closePalette} />}
      {isSearched && <ShortcutsHelp opened={help} onClose={closeHelp} />}
    </div>
  );
}

interface EverywhereProps {
  onSearch: () => void;
  onHelp: () => void;
  onSignOut: () => void;
}

/** The commands of every screen. */
function Everywhere({ onSearch, onHelp, onSignOut }: EverywhereProps) {
  usePaletteKey(onSearch);
  useCommand({ id: 'app.search', label: 'Search', keys: '/', group: 'Everywhere', run: onSearch });
  useCommand({ id: 'app.help', label: 'Show the shortcuts', keys: '?', group: 'Everywhere', run: onHelp });
  useCommand({ id: 'app.signOut', label: 'Sign out', group: 'Everywhere', run: onSignOut });
  return null;
}

function GoTo({ screen, label }: { screen: Screen; label: string }) {
  const navigate = useNavigate();
  useCommand({
    id: `go.${screen.path}`,
    label: `Go to ${label}`,
    keys: `g ${screen.key}`,
    group: 'Go to',
    run: () => void navigate(screen.path),
  });
  return null;
}
