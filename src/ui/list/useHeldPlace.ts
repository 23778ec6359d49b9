import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { scrollerOf } from './scrollerOf';
import { type Lines, scrollShift } from './scrollShift';

/** Where a list lies in what scrolls it. */
interface HeldPlace<List extends HTMLElement> {
  list: RefObject<List | null>;
  scroller: Element | null;
  /** How far below the beginning of what scrolls the list begins, in pixels; kept true while things grow. */
  top: number;
}

/**
 * Keeps what is looked at where it stands while lines come and go above it.
 * @param askedBy with another one the list begins anew
 */
export function useHeldPlace<List extends HTMLElement>(lines: Lines, askedBy: string): HeldPlace<List> {
  const list = useRef<List>(null);
  const [scroller, setScroller] = useState<Element | null>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const found = scrollerOf(element);
    setScroller(found);
    const measure = () => {
      const fromTop = element.getBoundingClientRect().top - found.getBoundingClientRect().top;
      setTop(Math.round(fromTop + found.scrollTop));
    };
    measure();
    // Whatever grows above the list makes something around both of them grow.
    const observer = new ResizeObserver(measure);
    for (let at = element.parentElement; at && at !== found; at = at.parentElement) observer.observe(at);
    observer.observe(found);
    return () => observer.disconnect();
  }, []);

  const shown = useRef({ lines, askedBy });
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { lines, askedBy };
    if (!list.current || !scroller || before.askedBy !== askedBy) return;
    const shift = scrollShift(before.lines, lines, scroller.scrollTop - top);
    if (shift === 0) return;
    list.current.dataset['held'] = '';
    scroller.scrollBy({ top: shift, behavior: 'instant' });
    // Read, so that the lines are in their places before they may glide again.
    list.current.getBoundingClientRect();
    delete list.current.dataset['held'];
  }, [lines, askedBy, scroller, top]);
  return { list, scroller, top };
}
