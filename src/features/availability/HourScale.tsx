import { timeOfMinutes } from '@/domain/calendar';
import { type DayAxis, hoursOf, placeOn } from './dayAxis';
import css from './HourScale.module.css';
import { useNowMinute } from './useNowMinute';

/** An hour's label this near to now makes room for it. */
const roomMinutes = 22;

/** The hours beside the columns, and now among them. */
export function HourScale({ axis, showsNow }: { axis: DayAxis; showsNow: boolean }) {
  const now = useNowMinute();
  const nowShown = showsNow && now >= axis.from && now <= axis.to;
  return (
    <div className={css.scale} aria-hidden>
      {hoursOf(axis).map((minute) =>
        nowShown && Math.abs(minute - now) < roomMinutes ? null : (
          <span key={minute} className={css.hour} style={{ top: `${placeOn(axis, minute) * 100}%` }}>
            {timeOfMinutes(minute)}
          </span>
        ),
      )}
      {nowShown && (
        <span className={css.now} style={{ top: `${placeOn(axis, now) * 100}%` }}>
          {timeOfMinutes(now)}
        </span>
      )}
    </div>
  );
}
