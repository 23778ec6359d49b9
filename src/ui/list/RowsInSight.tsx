import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import css from './RowsInSight.module.css';
import { moveFocus } from './moveFocus';
import type { Lines } from './scrollShift';
import { useHeldPlace } from './useHeldPlace';

interface RowsInSightProps<Item> {
  /** Accessible name. */
  label: string;
  items: readonly Item[];
  /** Unique in the list. */
  keyOf(this: void, item: Item): string;
  /** In pixels. Must keep its identity while it says the same. */
  heightOf(this: void, item: Item): number;
  /** What the order was asked by: with another one the list begins anew instead of keeping its place. */
  askedBy: string;
  /** Rows in it must be memoised by their own props: the list renders anew while it is scrolled. */
  renderItem(this: void, item: Item): ReactNode;
}

/**
 * A list of which only the lines in sight exist; as tall as all of them, it scrolls with what is around it. Lines that come
 * and go above leave what is looked at where it is, and the row somebody works in stays.
 */
export function RowsInSight<Item>(props: RowsInSightProps<Item>) {
  const { label, items, keyOf, heightOf, askedBy, renderItem } = props;
  const [worked, setWorked] = useState<string | null>(null);
  const lines = useMemo(() => linesOf(items, keyOf, heightOf), [items, keyOf, heightOf]);
  const { list, scroller, top } = useHeldPlace<HTMLUListElement>(lines, askedBy);

  const workedAt = worked === null ? -1 : lines.keys.indexOf(worked);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      // Wherever a change moves it, or its focus would be thrown away.
      if (workedAt < 0 || inSight.includes(workedAt)) return inSight;
      return [...inSight, workedAt].toSorted((a, b) => a - b);
    },
    [workedAt],
  );
  // With other lines it is another function, by which the heights are read anew.
  const getItemKey = useCallback((place: number) => lines.keys[place] ?? place, [lines]);
  // What the virtualiser returns is used here only, never handed to a memoised component.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: (place) => lines.heights[place] ?? 0,
    getItemKey,
    scrollMargin: top,
    overscan: 8,
    rangeExtractor,
    useFlushSync: false,
  });

  return (
    <ul
      ref={list}
      className={css.list}
      aria-label={label}
      style={{ height: virtual.getTotalSize() }}
      onKeyDown={moveFocus}
    >
      {virtual.getVirtualItems().map(({ key, index, start, size }) => {
        const item = items[index];
        return (
          item !== undefined && (
            <li
              key={key}
              className={css.placed}
              data-place={index}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              style={{ height: size, transform: `translateY(${start - top}px)` }}
              onFocus={() => setWorked(keyOf(item))}
            >
              {renderItem(item)}
            </li>
          )
        );
      })}
    </ul>
  );
}

function linesOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  heightOf: (item: Item) => number,
): Lines & { heights: readonly number[] } {
  const heights = items.map(heightOf);
  let end = 0;
  const tops = heights.map((height) => (end += height) - height);
  return { keys: items.map(keyOf), tops, heights };
}
