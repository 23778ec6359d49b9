import classes from './operator.module.css';

interface SummaryFigureProps {
  figure: string;
  label: string;
  /** Left out on a phone. */
  tail?: string;
}

/** One figure of the summary with its word. */
export function SummaryFigure({ figure, label, tail = '' }: SummaryFigureProps) {
  return (
    <li className={classes.figure}>
      <strong>{figure}</strong> {label}
      <span className={classes.tail}> {tail}</span>
    </li>
  );
}
