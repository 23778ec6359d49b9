import { Menu } from '@mantine/core';
import { IconChevronDown, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { capitalise } from '@/ui/format';
import { useIsPhone } from '@/ui/useIsPhone';
import { useSession } from '@/ui/sessionContext';
import { useColourScheme } from './ColourSchemeToggle';
import css from './PersonMenu.module.css';

/** Who is signed in, and the way out. */
export function PersonMenu({ onSignOut }: { onSignOut: () => void }) {
  const { user, practice } = useSession();
  const isPhone = useIsPhone();
  const colours = useColourScheme();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
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
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.who}>
          <strong>{user.name}</strong>
          <span>
            {capitalise(user.role)} · {practice.name}
          </span>
          <span>{user.email}</span>
        </div>
        <Menu.Divider />
        {isPhone && (
          <Menu.Item
            leftSection={
              colours.isDark ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />
            }
            onClick={colours.toggle}
          >
            {colours.label}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={onSignOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
