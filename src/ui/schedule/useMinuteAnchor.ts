import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Above the first minute, in pixels: what begins then is seen as a whole, and so is its hour. */
const headroom = 12;

/** Begins at `initialMinute`; later, an axis that begins earlier or has taller hours leaves the time in sight where it is. */
export function useMinuteAnchor(
  scroller: RefObject<HTMLElement | null>,
  fromMinute: number,
  hourHeight: number,
  initialMinute: number | undefined,
): void {
  const shown = useRef<{ fromMinute: number; hourHeight: number } | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const before = shown.current;
    shown.current = { fromMinute, hourHeight };
    const topMinute = before
      ? before.fromMinute + (element.scrollTop / before.hourHeight) * 60
      : (initialMinute ?? fromMinute);
    if (before?.fromMinute === fromMinute && before.hourHeight === hourHeight) return;
    const top = ((topMinute - fromMinute) / 60) * hourHeight;
    element.scrollTo({ top: before ? top : top - headroom, behavior: 'instant' });
  }, [scroller, fromMinute, hourHeight, initialMinute]);
}
