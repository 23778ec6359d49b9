import { memo, type ReactNode } from 'react';
import type { ScheduleColumnSpec } from './scheduleTypes';
import css from './ScheduleGrid.module.css';

interface ScheduleHeaderProps {
  columns: readonly ScheduleColumnSpec[];
  indices: readonly number[];
  width: number;
  corner: ReactNode;
}

/** The headings, always in sight. */
export const ScheduleHeader = memo(function ScheduleHeader(props: ScheduleHeaderProps) {
  const { columns, indices, width, corner } = props;
  return (
    <div className={css.header} role="row">
      <div className={css.corner} role="presentation">
        {corner}
      </div>
      <div className={css.heads} role="presentation">
        {indices.map((index) => {
          const column = columns[index];
          return (
            column && (
              <div
                key={column.key}
                className={css.head}
                role="columnheader"
                aria-label={column.label}
                aria-colindex={index + 1}
                aria-current={column.isToday ? 'date' : undefined}
                style={{ left: index * width, width }}
              >
                {column.header}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
});
