import { NavLink } from 'react-router-dom';
import { useSession } from '@/ui/sessionContext';
import css from './BottomBar.module.css';
import { labelOf, screensOf } from './navigation';

/** The role's dashboards on a phone, under the thumb. Absent where there is nothing to choose. */
export function BottomBar() {
  const { role } = useSession().user;
  const shown = screensOf(role);
  if (shown.length < 2) return null;
  return (
    <nav aria-label="Dashboards" className={css.bar}>
      {shown.map((screen) => (
        <NavLink key={screen.path} to={screen.path} className={css.screen ?? ''}>
          <screen.icon size={22} stroke={1.75} aria-hidden />
          <span>{labelOf(screen, role)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
