import {
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import type { Id } from '@/domain/primitives';
import classes from './BoardGrid.module.css';
import { BoardHeader } from './BoardHeader';
import { BoardRow } from './BoardRow';
import { placeAfterKey } from './boardKeys';

export interface BoardColumn {
  key: string;
  header: ReactNode;
  /** Marked as today. */
  isToday?: boolean;
}

/** A cell by what it shows, so that it stays the same one when rows are sorted anew. Null: a heading. */
export interface BoardCellRef {
  rowId: Id | null;
  columnKey: string | null;
}

export interface BoardGridProps {
  /** Accessible name. */
  label: string;
  /** Heading of the column of row headings. */
  corner: ReactNode;
  columns: readonly BoardColumn[];
  rowIds: readonly Id[];
  /** In pixels; the same for every row and reserved before its content is there. */
  rowHeight: number;
  /** In pixels; columns grow beyond it when there is room. */
  columnMinWidth: number;
  /** Of the column of row headings, in pixels. */
  headWidth?: number;
  /** Enter on a cell opens a dialog, which assistive technology then announces. */
  opensDialog?: boolean;
  /** Must keep its identity, or every row renders anew. */
  renderHead(this: void, rowId: Id): ReactNode;
  /** Must keep its identity, or every cell renders anew. */
  renderCell(this: void, rowId: Id, columnKey: string): ReactNode;
  /**
   * Enter, Space or a click on a cell or a heading.
   * @param anchor the cell, to return the focus to
   * @param target what was clicked in it, or the cell
   */
  onOpen(cell: BoardCellRef, anchor: HTMLElement, target: HTMLElement): void;
  /** Shown as chosen. */
  selected?: BoardCellRef | null;
  /** Drawn over the board and scrolled with it, positioned by its own style. */
  children?: ReactNode;
}

const interactive = 'a, button, input, label';

/**
 * A board of rows and columns of which only the rows in sight exist: the WAI-ARIA grid pattern with one tab stop. It
 * knows nothing about what it shows; what changes inside a cell is the cell's own business and never renders the board.
 */
export function BoardGrid(props: BoardGridProps) {
  const { rowHeight, columnMinWidth, selected, onOpen } = props;
  // A screenful of cells takes React longer than a frame to make: as deferred work it yields to input in between.
  const { columns, rowIds, renderHead, renderCell } = useDeferredBoard(props);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<{ rowId: Id | null; column: number }>();
  const wantsFocus = useRef(false);

  const activeRow = active?.rowId === null ? -1 : Math.max(0, active ? rowIds.indexOf(active.rowId) : 0);
  const activeColumn = Math.min(active?.column ?? 0, columns.length - 1);

  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      // The row with the tab stop stays, or scrolling would throw the focus away.
      if (activeRow < 0 || activeRow >= range.count || shown.includes(activeRow)) return shown;
      return [...shown, activeRow].toSorted((a, b) => a - b);
    },
    [activeRow],
  );
  // What the virtualiser returns is used here only, never handed to a memoised component.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rowIds.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 3,
    rangeExtractor,
    useFlushSync: false,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const cell = scroller.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]');
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);

  const columnKeys = useMemo(() => columns.map(({ key }) => key), [columns]);
  const refOf = (cell: HTMLElement): { ref: BoardCellRef; column: number } => {
    const column = Number(cell.dataset['column']);
    const rowId = rowIds[Number(cell.dataset['row'])] ?? null;
    return { ref: { rowId, columnKey: columnKeys[column] ?? null }, column };
  };

  const handleClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const cell = target.closest<HTMLElement>('[data-cell]');
    if (!cell) return;
    const { ref, column } = refOf(cell);
    setActive({ rowId: ref.rowId, column });
    if (!target.closest(interactive)) onOpen(ref, cell, target);
  };

  const handleKeyDown = (event: KeyboardEvent) => {
    const cell = event.target as HTMLElement;
    if (!cell.matches('[data-cell]')) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(refOf(cell).ref, cell, cell);
      return;
    }
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const size = { rows: rowIds.length, columns: columns.length, pageRows };
    const next = placeAfterKey(event, { row: activeRow, column: activeColumn }, size);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    wantsFocus.current = true;
    setActive({ rowId: rowIds[next.row] ?? null, column: next.column });
  };

  const style = {
    '--board-columns': columns.length,
    '--board-column': `${columnMinWidth}px`,
    '--board-row': `${rowHeight}px`,
    '--board-head': `${props.headWidth ?? 232}px`,
  } as CSSProperties;

  return (
    <div className={classes.scroller} ref={scroller} style={style}>
      <div className={classes.content}>
        <div
          role="grid"
          aria-label={props.label}
          aria-rowcount={props.rowIds.length + 1}
          aria-colcount={columns.length + 1}
          onClick={handleClick}
          onKeyDown={handleKeyDown}
        >
          <BoardHeader
            corner={props.corner}
            columns={columns}
            activeColumn={activeRow === -1 ? activeColumn : null}
          />
          <div className={classes.canvas} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index }) => {
              const rowId = rowIds[index];
              return (
                rowId && (
                  <BoardRow
                    key={rowId}
                    rowId={rowId}
                    index={index}
                    columnKeys={columnKeys}
                    activeColumn={index === activeRow ? activeColumn : null}
                    selectedKey={selected?.rowId === rowId ? selected.columnKey : null}
                    opensDialog={props.opensDialog ?? false}
                    renderHead={renderHead}
                    renderCell={renderCell}
                  />
                )
              );
            })}
          </div>
        </div>
        {props.children}
      </div>
    </div>
  );
}

type Board = Pick<BoardGridProps, 'columns' | 'rowIds' | 'renderHead' | 'renderCell'>;
const noRows: readonly Id[] = [];

function useDeferredBoard({ columns, rowIds, renderHead, renderCell }: Board): Board {
  const wanted = useMemo(
    () => ({ columns, rowIds, renderHead, renderCell }),
    [columns, rowIds, renderHead, renderCell],
  );
  const empty = useMemo(
    () => ({ columns, rowIds: noRows, renderHead, renderCell }),
    [columns, renderHead, renderCell],
  );
  return useDeferredValue(wanted, empty);
}
