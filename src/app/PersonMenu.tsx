import { Button, Popover } from '@mantine/core';
import { IconChevronDown, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { capitalise } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import { useIsPhone } from '@/ui/useIsPhone';
import { useColourScheme } from './ColourSchemeToggle';
import css from './PersonMenu.module.css';

/** Who is signed in, and the way out. */
export function PersonMenu({ onSignOut }: { onSignOut: () => void }) {
  const { user, practice } = useSession();
  const isPhone = useIsPhone();
  const colours = useColourScheme();
  const item = { variant: 'subtle', color: 'gray', fullWidth: true, justify: 'flex-start', px: 12 } as const;
  return (
    <Popover position="bottom-end" width={248} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={css.person} aria-label={`${user.name}, ${user.role}`}>
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
            {capitalise(user.role)} · {practice.name}
          </span>
          <span>{user.email}</span>
        </div>
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
        <Button {...item} leftSection={<IconLogout size={16} aria-hidden />} onClick={onSignOut}>
          Sign out
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
