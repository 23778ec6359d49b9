import { memo, type CSSProperties, type ReactNode } from 'react';
import type { Id } from '@/domain/primitives';
import classes from './BoardGrid.module.css';

interface BoardRowProps {
  rowId: Id;
  index: number;
  columnKeys: readonly string[];
  /** Which cell of this row is the tab stop: −1 the heading, null none. */
  activeColumn: number | null;
  selectedKey: string | null;
  opensDialog: boolean;
  renderHead(this: void, rowId: Id): ReactNode;
  renderCell(this: void, rowId: Id, columnKey: string): ReactNode;
}

/** One row of a board, at its fixed place. */
export const BoardRow = memo(function BoardRow(props: BoardRowProps) {
  const { rowId, index, columnKeys, activeColumn, selectedKey, opensDialog, renderHead, renderCell } = props;
  return (
    <div
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      data-id={rowId}
      style={{ '--board-index': index } as CSSProperties}
    >
      <div
        className={classes.rowHead}
        role="rowheader"
        aria-colindex={1}
        data-cell
        data-row={index}
        data-column={-1}
        tabIndex={activeColumn === -1 ? 0 : -1}
      >
        {renderHead(rowId)}
      </div>
      {columnKeys.map((columnKey, column) => (
        <BoardCell
          key={columnKey}
          rowId={rowId}
          columnKey={columnKey}
          row={index}
          column={column}
          isActive={activeColumn === column}
          isSelected={selectedKey === columnKey}
          opensDialog={opensDialog}
          renderCell={renderCell}
        />
      ))}
    </div>
  );
});

interface BoardCellProps {
  rowId: Id;
  columnKey: string;
  row: number;
  column: number;
  isActive: boolean;
  isSelected: boolean;
  opensDialog: boolean;
  renderCell(this: void, rowId: Id, columnKey: string): ReactNode;
}

const BoardCell = memo(function BoardCell(props: BoardCellProps) {
  return (
    <div
      className={classes.cell}
      role="gridcell"
      aria-colindex={props.column + 2}
      aria-haspopup={props.opensDialog ? 'dialog' : undefined}
      aria-selected={props.isSelected || undefined}
      data-cell
      data-row={props.row}
      data-column={props.column}
      tabIndex={props.isActive ? 0 : -1}
    >
      {props.renderCell(props.rowId, props.columnKey)}
    </div>
  );
});
