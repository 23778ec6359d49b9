import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import css from './FactCards.module.css';

/** What is a table on a wide screen: its rows as cards of two lines, in the page's own scroll. */
export function FactCards({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={css.cards} aria-label={label}>
      {children}
    </ul>
  );
}

interface FactCardProps extends ComponentPropsWithoutRef<'li'> {
  what: ReactNode;
  /** At the end of the first line. */
  mark: ReactNode;
  facts: ReactNode;
  /** At the end of the second line. */
  figure?: ReactNode;
}

/** A row: what it is, and small below it what else is known. */
export function FactCard({ what, mark, facts, figure, ...rest }: FactCardProps) {
  return (
    <li {...rest}>
      <div className={css.line}>
        <span className={css.what}>{what}</span>
        <span className={css.mark}>{mark}</span>
      </div>
      <div className={css.line}>
        <span className={css.facts}>{facts}</span>
        {figure !== undefined && <span className={css.figure}>{figure}</span>}
      </div>
    </li>
  );
}
