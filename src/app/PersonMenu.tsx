import { Button, Popover } from '@mantine/core';
import {
  IconChevronDown,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
  IconUserCog,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { capitalise } from '@/ui/format';
import { useTexts } from '@/ui/language';
import { useSession } from '@/ui/sessionContext';
import { useIsPhone } from '@/ui/useIsPhone';
import { useColourScheme } from './ColourSchemeToggle';
import { frameTexts } from './frameTexts';
import css from './PersonMenu.module.css';
import { roleWord } from './roleWord';
import { useChosenLanguage } from './useChosenLanguage';

/** Who is signed in, and the way out. */
export function PersonMenu({ onSignOut }: { onSignOut: () => void }) {
  const session = useSession();
  const { user, practice } = session;
  const texts = useTexts(frameTexts);
  const { others, choose } = useChosenLanguage(session);
  const isPhone = useIsPhone();
  const colours = useColourScheme();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const item = { variant: 'subtle', color: 'gray', fullWidth: true, justify: 'flex-start', px: 12 } as const;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={248} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.person}
          onClick={() => setOpen(!isOpen)}
          aria-label={`${user.name}, ${roleWord(session)}`}
        >
          {isPhone ? (
            <IconUser size={20} stroke={1.75} aria-hidden />
          ) : (
            <>
              <span className={css.name}>{user.name}</span>
              <IconChevronDown size={16} aria-hidden />
            </>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <div className={css.who}>
          <strong>{user.name}</strong>
          <span>
            {capitalise(roleWord(session))} · {practice.name}
          </span>
          <span>{user.email}</span>
        </div>
        <Button
          {...item}
          leftSection={<IconUserCog size={16} aria-hidden />}
          onClick={() => {
            setOpen(false);
            void navigate('/account');
          }}
        >
          {texts.account}
        </Button>
        {isPhone && (
          <Button
            {...item}
            leftSection={
              colours.isDark ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />
            }
            onClick={colours.toggle}
          >
            {colours.label}
          </Button>
        )}
        {others.map((language) => (
          <Button
            key={language}
            {...item}
            lang={language}
            leftSection={<IconLanguage size={16} aria-hidden />}
            onClick={() => choose(language)}
          >
            {texts.otherLanguage}
          </Button>
        ))}
        <Button {...item} leftSection={<IconLogout size={16} aria-hidden />} onClick={onSignOut}>
          {texts.signOut}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
