import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useCommand } from '@/ui/commands';
import { useTexts } from '@/ui/language';
import { frameTexts } from './frameTexts';

/** Light or dark; until it is pressed the device decides. */
export function useColourScheme() {
  const texts = useTexts(frameTexts);
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  return {
    isDark,
    label: isDark ? texts.lightColours : texts.darkColours,
    toggle: () => setColorScheme(isDark ? 'light' : 'dark'),
  };
}

export function ColourSchemeToggle() {
  const { isDark, label, toggle } = useColourScheme();
  useCommand({ id: 'app.colours', label, group: 'Everywhere', run: toggle });
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} onClick={toggle}>
        {isDark ? (
          <IconSun size={20} stroke={1.75} aria-hidden />
        ) : (
          <IconMoon size={20} stroke={1.75} aria-hidden />
        )}
      </ActionIcon>
    </Tooltip>
  );
}
