import { memo } from 'react';
import { hoursOnAxis, placeOnAxis } from './scheduleAxis';
import type { ScheduleAxis } from './scheduleTypes';
import css from './ScheduleGrid.module.css';

interface ScheduleScaleProps {
  axis: ScheduleAxis;
  hourLabel(this: void, minute: number): string;
  /** Null: not shown. */
  nowMinute: number | null;
}

/** An hour's label this near to now, in minutes, makes room for it. */
const roomMinutes = 15;

/** The hours beside the columns, and now among them. */
export const ScheduleScale = memo(function ScheduleScale({ axis, hourLabel, nowMinute }: ScheduleScaleProps) {
  return (
    <div className={css.scale} aria-hidden>
      {hoursOnAxis(axis).map((minute) =>
        nowMinute !== null && Math.abs(minute - nowMinute) < roomMinutes ? null : (
          <span key={minute} className={css.hour} style={{ top: `${placeOnAxis(axis, minute) * 100}%` }}>
            {hourLabel(minute)}
          </span>
        ),
      )}
      {nowMinute !== null && (
        <span className={css.nowHour} style={{ top: `${placeOnAxis(axis, nowMinute) * 100}%` }}>
          {hourLabel(nowMinute)}
        </span>
      )}
    </div>
  );
});
