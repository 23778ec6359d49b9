import type { ReactNode } from 'react';
import css from './PageHeader.module.css';

interface PageHeaderProps {
  title: ReactNode;
  subtitle?: ReactNode;
  /** What can be done on this page; at the right, or below on a phone. */
  children?: ReactNode;
}

/** The page's one `h1` and its actions, on one line where there is room. */
export function PageHeader({ title, subtitle, children }: PageHeaderProps) {
  return (
    <header className={css.header}>
      <div className={css.words}>
        <h1 className={css.title}>{title}</h1>
        {subtitle && <p className={css.subtitle}>{subtitle}</p>}
      </div>
      {children && <div className={css.actions}>{children}</div>}
    </header>
  );
}
