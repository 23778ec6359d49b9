import css from './imports.module.css';

interface ProgressBarProps {
  label: string;
  /** In [0, 1]. */
  part: number;
  isSmall?: boolean;
}

/** How much is done. It moves with what arrives, and never by itself. */
export function ProgressBar({ label, part, isSmall = false }: ProgressBarProps) {
  const percent = Math.floor(part * 100);
  return (
    <div
      className={css.bar}
      data-small={isSmall || undefined}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className={css.filled} style={{ transform: `scaleX(${part})` }} />
    </div>
  );
}
