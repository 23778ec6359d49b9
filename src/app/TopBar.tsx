import { ActionIcon, Tooltip } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { useSession } from '@/ui/sessionContext';
import { useIsPhone } from '@/ui/useIsPhone';
import { ColourSchemeToggle } from './ColourSchemeToggle';
import { FreshnessBadge } from './FreshnessBadge';
import { LockstepMark } from './LockstepMark';
import { hasSearch, screensOf } from './navigation';
import { PersonMenu } from './PersonMenu';
import { PracticeZone } from './PracticeZone';
import css from './TopBar.module.css';

interface TopBarProps {
  onSearch: () => void;
  onHelp: () => void;
  onSignOut: () => void;
}

const isMac = navigator.platform.startsWith('Mac');

/** Search, how fresh the screen is, and who is looking at it. */
export function TopBar({ onSearch, onHelp, onSignOut }: TopBarProps) {
  const isPhone = useIsPhone();
  const { role } = useSession().user;
  const hasScreens = screensOf(role).length > 0;
  const isSearched = hasSearch(role);
  if (isPhone) {
    return (
      <header className={css.bar}>
        <LockstepMark size={26} />
        {hasScreens && <FreshnessBadge />}
        <span className={css.space} />
        {isSearched && (
          <ActionIcon variant="subtle" color="gray" size={40} aria-label="Search" onClick={onSearch}>
            <IconSearch size={20} aria-hidden />
          </ActionIcon>
        )}
        <PersonMenu onSignOut={onSignOut} />
      </header>
    );
  }
  return (
    <header className={css.bar}>
      {isSearched && (
        <button type="button" className={css.search} onClick={onSearch}>
          <IconSearch size={16} aria-hidden />
          <span>Search people, days, actions</span>
          <kbd aria-hidden>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
        </button>
      )}
      <span className={css.space} />
      <PracticeZone />
      {hasScreens && <FreshnessBadge />}
      {isSearched && (
        <Tooltip label="Shortcuts  ?">
          <ActionIcon variant="subtle" color="gray" size={32} aria-label="Shortcuts" onClick={onHelp}>
            <IconKeyboard size={20} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <ColourSchemeToggle />
      <PersonMenu onSignOut={onSignOut} />
    </header>
  );
}
