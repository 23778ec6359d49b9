import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Id } from '@/domain/primitives';
import { scrollerOf } from '../list/scrollerOf';
import classes from './BoardList.module.css';

interface BoardListProps {
  /** Accessible name. */
  label: string;
  rowIds: readonly Id[];
  /** In pixels, the same for every row. */
  rowHeight: number;
  /** What it returns must be memoised by its own props: the list renders anew while it is scrolled. */
  renderRow(this: void, rowId: Id): ReactNode;
}

/** The board as a list for narrow screens. It scrolls with the page; only the rows in sight exist. */
export function BoardList({ label, rowIds, rowHeight, renderRow }: BoardListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [page, setPage] = useState<{ scroller: Element | null; above: number }>({ scroller: null, above: 0 });
  // What stands above the list may grow or shrink later: by less than the rows kept ready beyond the edge.
  useLayoutEffect(() => {
    if (!list.current) return;
    const scroller = scrollerOf(list.current);
    const { top } = list.current.getBoundingClientRect();
    const above = Math.round(top - scroller.getBoundingClientRect().top + scroller.scrollTop);
    setPage((known) => (known.scroller === scroller && known.above === above ? known : { scroller, above }));
  }, [rowIds]);
  // What the virtualiser returns is used here only, never handed to a memoised component.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rowIds.length,
    getScrollElement: () => page.scroller,
    estimateSize: () => rowHeight,
    scrollMargin: page.above,
    overscan: 4,
    useFlushSync: false,
  });
  return (
    <ul
      ref={list}
      className={classes.list}
      aria-label={label}
      style={{ '--board-row': `${rowHeight}px`, height: rowIds.length * rowHeight } as CSSProperties}
    >
      {virtualizer.getVirtualItems().map(({ index }) => {
        const rowId = rowIds[index];
        return (
          rowId && (
            <li
              key={rowId}
              className={classes.row}
              data-id={rowId}
              aria-setsize={rowIds.length}
              aria-posinset={index + 1}
              style={{ '--board-index': index } as CSSProperties}
            >
              {renderRow(rowId)}
            </li>
          )
        );
      })}
    </ul>
  );
}
