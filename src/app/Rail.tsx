import { Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router-dom';
import { useCommand } from '@/ui/commands';
import { useLanguage, useTexts } from '@/ui/language';
import { useSession } from '@/ui/sessionContext';
import { useIsCompact } from '@/ui/useIsPhone';
import { frameTexts } from './frameTexts';
import { LockstepMark } from './LockstepMark';
import { labelOf, screenAt, screensOf } from './navigation';
import css from './Rail.module.css';

/** The role's dashboards, at the left; narrow if the person likes it so. */
export function Rail() {
  const { user, practice } = useSession();
  const language = useLanguage();
  const texts = useTexts(frameTexts);
  const here = screenAt(useLocation().pathname);
  const [width, setWidth] = useLocalStorage<'wide' | 'narrow'>({
    key: 'lockstep-rail',
    defaultValue: 'wide',
    getInitialValueInEffect: false,
  });
  const isCompact = useIsCompact();
  const narrow = isCompact || width === 'narrow';
  const toggle = () => setWidth(narrow ? 'wide' : 'narrow');
  const toggleWord = narrow ? texts.showNames : texts.collapse;
  useCommand({
    id: 'app.rail',
    label: narrow ? 'Widen the rail' : 'Collapse the rail',
    keys: '[',
    group: 'Everywhere',
    run: toggle,
  });

  return (
    <nav className={css.rail} data-narrow={narrow || undefined} aria-label={texts.dashboards}>
      <div className={css.brand}>
        <LockstepMark />
        <span className={css.names}>
          <span className={css.product}>Lockstep</span>
          <span className={css.practice} title={practice.name}>
            {practice.name}
          </span>
        </span>
      </div>
      <div className={css.screens}>
        {screensOf(user.role).map((screen) => {
          const label = labelOf(screen, user.role, language);
          return (
            <Tooltip key={screen.path} label={label} position="right" disabled={!narrow}>
              <Link
                to={screen.path}
                className={css.screen}
                aria-label={label}
                aria-current={screen === here ? 'page' : undefined}
              >
                <screen.icon size={20} stroke={1.75} aria-hidden />
                <span className={css.label}>{label}</span>
                <span className={css.keys} aria-hidden>
                  g {screen.key}
                </span>
              </Link>
            </Tooltip>
          );
        })}
      </div>
      {!isCompact && (
        <Tooltip label={toggleWord} position="right" disabled={!narrow}>
          <button
            type="button"
            className={css.screen}
            aria-label={toggleWord}
            aria-expanded={!narrow}
            onClick={toggle}
          >
            {narrow ? (
              <IconLayoutSidebarLeftExpand size={20} stroke={1.75} aria-hidden />
            ) : (
              <IconLayoutSidebarLeftCollapse size={20} stroke={1.75} aria-hidden />
            )}
            <span className={css.label}>{texts.collapse}</span>
          </button>
        </Tooltip>
      )}
    </nav>
  );
}
