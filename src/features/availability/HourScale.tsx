import { minutesOf, timeOfMinutes, wallTimeOfInstant } from '@/domain/calendar';
import { useNow } from '@/store/useClock';
import { useSession } from '@/ui/sessionContext';
import { type DayAxis, placeOn } from './dayAxis';
import css from './WeekGrid.module.css';

/** So near, the label of an hour and that of the present minute would cover each other. */
const nearMinutes = 20;

interface HourScaleProps {
  axis: DayAxis;
  hours: readonly number[];
  /** Whether the line of the present minute is shown. */
  hasNow: boolean;
}

/** The hours beside a week; the present minute takes the place of the one it is close to. */
export function HourScale({ axis, hours, hasNow }: HourScaleProps) {
  const { timeZone } = useSession().practice;
  const now = minutesOf(wallTimeOfInstant(useNow(), timeZone));
  return (
    <div className={css.scale} aria-hidden>
      {hours
        .filter((minute) => !hasNow || Math.abs(minute - now) >= nearMinutes)
        .map((minute) => (
          <span key={minute} style={{ top: `${placeOn(axis, minute) * 100}%` }}>
            {timeOfMinutes(minute)}
          </span>
        ))}
    </div>
  );
}
