import { timeOfMinutes } from '@/domain/calendar';
import { axisFraction, axisHours, isOnAxis } from './axisSpan';
import classes from './operator.module.css';
import { usePracticeMinute } from '@/dashboards/usePracticeMinute';

/** A label this near to the one of the present time makes room for it. */
const tooNear = 45;

/** Heading over the lanes: every second full hour, and today the time it is. */
export function TimeAxis({ isToday }: { isToday: boolean }) {
  const minute = usePracticeMinute();
  const now = isToday && isOnAxis(minute) ? minute : null;
  const hours = axisHours.filter((hour, i) => {
    return i % 2 === 0 && (now === null || Math.abs(hour * 60 - now) >= tooNear);
  });
  return (
    <div className={classes.axis}>
      {hours.map((hour) => (
        <span key={hour} style={{ left: `${axisFraction(hour * 60) * 100}%` }}>
          {timeOfMinutes(hour * 60)}
        </span>
      ))}
      {/* Its place comes by style from around the board, as that of the line below it does. */}
      {now !== null && <span className={classes.nowLabel}>{timeOfMinutes(now)}</span>}
    </div>
  );
}
