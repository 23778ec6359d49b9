import { Link, useLocation } from 'react-router-dom';
import { useLanguage, useTexts } from '@/ui/language';
import { useSession } from '@/ui/sessionContext';
import css from './BottomBar.module.css';
import { frameTexts } from './frameTexts';
import { labelOf, screenAt, screensOf } from './navigation';

/** The role's dashboards on a phone, under the thumb. Absent where there is nothing to choose. */
export function BottomBar() {
  const { role } = useSession().user;
  const language = useLanguage();
  const texts = useTexts(frameTexts);
  const here = screenAt(useLocation().pathname);
  const shown = screensOf(role);
  if (shown.length < 2) return null;
  return (
    <nav aria-label={texts.dashboards} className={css.bar}>
      {shown.map((screen) => (
        <Link
          key={screen.path}
          to={screen.path}
          className={css.screen}
          aria-current={screen === here ? 'page' : undefined}
        >
          <screen.icon size={22} stroke={1.75} aria-hidden />
          <span>{labelOf(screen, role, language)}</span>
        </Link>
      ))}
    </nav>
  );
}
