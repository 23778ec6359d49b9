import css from './Toggle.module.css';

interface ToggleProps {
  /** Its accessible name; shown beside it unless `hideLabel`. */
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hideLabel?: boolean;
  'aria-describedby'?: string;
}

/** A switch that takes effect at once. All of it can be pressed, the words as well. */
export function Toggle({ label, checked, onChange, hideLabel = false, ...rest }: ToggleProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      className={css.toggle}
      onClick={() => onChange(!checked)}
      {...rest}
    >
      <span className={css.track} aria-hidden>
        <span className={css.thumb} />
      </span>
      {!hideLabel && label}
    </button>
  );
}
