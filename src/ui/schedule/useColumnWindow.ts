import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { columnWidth, isPhoneWide } from './columnWidth';
import { createHeld, type Held } from './createHeld';
import { type DragStore, isDragging } from './drag';
import type { ScheduleColumnSpec } from './scheduleTypes';
import { anchorAt, anchorShift, type ScrollAnchor, withShifted } from './scrollAnchor';

/** Of the hour scale, in pixels; `ScheduleGrid.module.css` has it too. */
export const scaleWidth = 56;

interface WindowOptions {
  scroller: RefObject<HTMLDivElement | null>;
  columns: readonly ScheduleColumnSpec[];
  columnMinWidth: number;
  drags: DragStore;
}

export interface ColumnWindow {
  /** Of one column, in pixels; 0 until the room for it is known. */
  width: number;
  /** The columns that exist, in order. */
  indices: readonly number[];
  /** Columns snap to the edge. */
  isPhone: boolean;
}

/** Which columns exist: those in sight, two beyond each edge, and the one that something is being dragged out of. */
export function useColumnWindow({ scroller, columns, columnMinWidth, drags }: WindowOptions): ColumnWindow {
  const room = useRoom(scroller);
  const width = room > 0 ? columnWidth(room, columns.length, columnMinWidth) : 0;
  const [anchor] = useState(() => createHeld(anchorAt(columns, 0, width)));

  const rangeExtractor = useCallback(
    (range: Range) => {
      // Columns that came in before those in sight: the same ones stay, the scroll position follows.
      const shift = anchorShift(columns, anchor.get());
      const seen = defaultRangeExtractor(range);
      const shown = shift === 0 ? seen : withShifted(seen, shift, range.count);
      const drag = drags.get();
      // A finger's touch ends with the element that it began on: that one stays while it drags.
      const home = isDragging(drag) ? columns.findIndex(({ key }) => key === drag.grip.home.columnKey) : -1;
      return home === -1 || shown.includes(home) ? shown : [...shown, home].toSorted((a, b) => a - b);
    },
    [columns, drags, anchor],
  );
  // What the virtualiser returns is used here only, never handed to a memoised component.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: width > 0 ? columns.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => width,
    paddingStart: scaleWidth,
    overscan: 2,
    rangeExtractor,
    useFlushSync: false,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, width]);
  useScrollAnchor(scroller, anchor, columns, width);
  return {
    width,
    indices: virtualizer.getVirtualItems().map(({ index }) => index),
    isPhone: isPhoneWide(room),
  };
}

/** Beside the hour scale, in pixels. */
function useRoom(scroller: RefObject<HTMLDivElement | null>): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setRoom(Math.max(0, element.clientWidth - scaleWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return room;
}

/** Columns that come and go, and other widths, leave what is looked at where it is. */
function useScrollAnchor(
  scroller: RefObject<HTMLDivElement | null>,
  anchor: Held<ScrollAnchor>,
  columns: readonly ScheduleColumnSpec[],
  width: number,
): void {
  const shown = useRef({ columns, width });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || width === 0) return;
    const remember = () => {
      anchor.set(anchorAt(columns, element.scrollLeft, width));
    };
    const before = shown.current;
    shown.current = { columns, width };
    const { index, part } = anchor.get();
    const shift = anchorShift(columns, anchor.get());
    if (before.width !== width || shift !== 0) {
      const from = element.scrollLeft;
      element.scrollTo({ left: (index + shift + part) * width, behavior: 'instant' });
      // A scroll event follows, in which the virtualiser learns of it at the same moment; unless nothing moved.
      if (element.scrollLeft === from) remember();
    } else remember();
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [scroller, anchor, columns, width]);
}
