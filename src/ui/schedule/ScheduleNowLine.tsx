import { placeOnAxis } from './scheduleAxis';
import type { ScheduleAxis, ScheduleColumnSpec, ScheduleNow } from './scheduleTypes';
import css from './ScheduleGrid.module.css';

interface ScheduleNowLineProps {
  now: ScheduleNow;
  axis: ScheduleAxis;
  columns: readonly ScheduleColumnSpec[];
  width: number;
}

/** Now: a thin line across everything, a strong one where it counts. */
export function ScheduleNowLine({ now, axis, columns, width }: ScheduleNowLineProps) {
  const top = `${placeOnAxis(axis, now.minute) * 100}%`;
  if (now.columnKeys === 'all') return <div className={css.now} style={{ top }} aria-hidden />;
  const keys = new Set(now.columnKeys);
  return (
    <>
      <div className={css.nowThin} style={{ top }} aria-hidden />
      {columns.map(
        ({ key }, index) =>
          keys.has(key) && (
            <div
              key={key}
              className={css.now}
              style={{ top, left: index * width, right: 'auto', width }}
              aria-hidden
            />
          ),
      )}
    </>
  );
}
