import { minutesOf, wallTimeOfInstant } from '@/domain/calendar';
import { useNow } from '@/store/useClock';
import { useSession } from '@/ui/sessionContext';
import { type DayAxis, placeOn } from './dayAxis';
import css from './NowLine.module.css';

interface NowLineProps {
  axis: DayAxis;
  column: number;
  columns: number;
}

/** Where the practice's clock stands: thin across the week, strong in today's column. */
export function NowLine({ axis, column, columns }: NowLineProps) {
  const { timeZone } = useSession().practice;
  const time = wallTimeOfInstant(useNow(), timeZone);
  const place = placeOn(axis, minutesOf(time));
  if (place < 0 || place > 1) return null;
  return (
    <div className={css.line} style={{ top: `${place * 100}%` }} aria-hidden>
      <span className={css.time}>{time}</span>
      <span
        className={css.today}
        style={{ left: `${(column / columns) * 100}%`, width: `${100 / columns}%` }}
      />
    </div>
  );
}
