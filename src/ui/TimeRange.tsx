import type { WallTime } from '@/domain/primitives';
import css from './TimeRange.module.css';

/** `09:00–12:30` in tabular figures. */
export function TimeRange({ start, end }: { start: WallTime; end: WallTime }) {
  return (
    <span className={css.range}>
      <time>{start}</time>–<time>{end}</time>
    </span>
  );
}
