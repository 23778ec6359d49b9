import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import css from './overview.module.css';

interface OverviewTileProps {
  icon: Icon;
  title: string;
  /** The figure; null while nobody knows it yet. */
  figure: string | null;
  /** What more is to be said. */
  children?: ReactNode;
  /** `calm`: nothing waits. */
  tone: 'calm' | 'waits' | 'urgent';
  to: string;
}

/** What waits in one section, as a figure and a line; pressing it goes there. */
export function OverviewTile({ icon: TileIcon, title, figure, children, tone, to }: OverviewTileProps) {
  return (
    <li>
      <Link to={to} className={css.tile} data-tone={tone}>
        <TileIcon size={20} stroke={1.75} className={css.icon} aria-hidden />
        <span className={css.tileTitle}>{title}</span>
        <span className={css.figure}>{figure ?? '–'}</span>
        {children && <span className={css.more}>{children}</span>}
      </Link>
    </li>
  );
}
