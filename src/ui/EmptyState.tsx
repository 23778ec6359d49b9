import type { ReactNode } from 'react';
import css from './EmptyState.module.css';

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  hint: ReactNode;
  /** The one next step. */
  action?: ReactNode;
}

/** What stands where nothing is yet: why, and the one thing to do next. */
export function EmptyState({ icon, title, hint, action }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      <span className={css.icon} aria-hidden>
        {icon}
      </span>
      <p className={css.title}>{title}</p>
      <p className={css.hint}>{hint}</p>
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}
