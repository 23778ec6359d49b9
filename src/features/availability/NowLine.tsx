import { type DayAxis, placeOn } from './dayAxis';
import css from './NowLine.module.css';
import { useNowMinute } from './useNowMinute';

/** Now, thin across the whole week; lies beneath the bars. */
export function NowLine({ axis }: { axis: DayAxis }) {
  const place = placeOn(axis, useNowMinute());
  if (place < 0 || place > 1) return null;
  return <div className={css.line} style={{ top: `${place * 100}%` }} aria-hidden />;
}

/** Now, strong in today's column and above its bars. */
export function NowMark({ axis }: { axis: DayAxis }) {
  const place = placeOn(axis, useNowMinute());
  if (place < 0 || place > 1) return null;
  return <div className={css.mark} style={{ top: `${place * 100}%` }} aria-hidden />;
}
