import css from './SkeletonRows.module.css';

/** Grey lines in place of rows, on the very first load only. They stand still: nothing blinks. */
export function SkeletonRows({ rows }: { rows: number }) {
  return (
    <div className={css.rows} role="status">
      <span className="visually-hidden">Loading</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={css.row} aria-hidden>
          <span />
          <span style={{ maxWidth: `${38 + ((row * 17) % 40)}%` }} />
        </div>
      ))}
    </div>
  );
}
