import type { ReactNode } from 'react';
import css from './ChoiceButton.module.css';

interface ChoiceButtonProps {
  isChosen: boolean;
  onChoose(): void;
  /** How many there are of it. */
  count?: number | undefined;
  children: ReactNode;
}

/** One of a few choices that stand beside each other in a group. */
export function ChoiceButton({ isChosen, onChoose, count, children }: ChoiceButtonProps) {
  return (
    <button type="button" className={css.choice} aria-pressed={isChosen} onClick={onChoose}>
      {children} {count !== undefined && <span className={css.count}>{count}</span>}
    </button>
  );
}
