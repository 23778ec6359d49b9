import { memo, type ReactNode } from 'react';
import type { BoardColumn } from './BoardGrid';
import classes from './BoardGrid.module.css';

interface BoardHeaderProps {
  corner: ReactNode;
  columns: readonly BoardColumn[];
  /** Which heading is the tab stop: −1 the corner, null none. */
  activeColumn: number | null;
}

/** The headings, always in sight. */
export const BoardHeader = memo(function BoardHeader({ corner, columns, activeColumn }: BoardHeaderProps) {
  return (
    <div className={classes.headerGroup} role="rowgroup">
      <div className={classes.header} role="row" aria-rowindex={1}>
        <div
          className={classes.corner}
          role="columnheader"
          aria-colindex={1}
          data-cell
          data-row={-1}
          data-column={-1}
          tabIndex={activeColumn === -1 ? 0 : -1}
        >
          {corner}
        </div>
        {columns.map(({ key, header, isToday }, column) => (
          <div
            key={key}
            className={classes.columnHead}
            role="columnheader"
            aria-colindex={column + 2}
            aria-current={isToday ? 'date' : undefined}
            data-cell
            data-row={-1}
            data-column={column}
            tabIndex={activeColumn === column ? 0 : -1}
          >
            {header}
          </div>
        ))}
      </div>
    </div>
  );
});
