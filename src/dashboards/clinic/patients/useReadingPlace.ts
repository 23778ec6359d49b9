import { type RefObject, useEffect, useRef } from 'react';
import { scrollerOf } from '@/ui/list/scrollerOf';

/** What is being read, and how far down it stands in what scrolls, in pixels. */
interface ReadingPlace {
  element: Element;
  offset: number;
}

/**
 * Keeps what is being read where it stands, whatever comes, goes or grows above it within the element. What is being read is the
 * entry with the focus or under the pointer, or else the first one in sight once the beginning has been scrolled away. While
 * the beginning is in sight and nobody points at an entry, what is new may push the others down: that is seen.
 * @returns for the element that holds the entries, each an `li` with a `data-id`
 */
export function useReadingPlace(): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = root.current;
    const scroller = list && scrollerOf(list);
    if (!list || !scroller) return undefined;
    const closing = new AbortController();
    const options = { signal: closing.signal, passive: true };
    let place: ReadingPlace | null = null;

    const offsetOf = (element: Element) => element.getBoundingClientRect().top + scroller.scrollTop;
    /** Before anything else that has happened is looked at: scrolling does not change an offset, what was added above does. */
    const hold = () => {
      if (place?.element.isConnected) {
        const moved = offsetOf(place.element) - place.offset;
        if (Math.abs(moved) >= 1) scroller.scrollTop += moved;
      }
      const element = readEntry(list, scroller);
      place = element && { element, offset: offsetOf(element) };
    };
    for (const event of ['pointerover', 'pointerleave', 'focusin', 'focusout'] as const) {
      list.addEventListener(event, hold, options);
    }
    scroller.addEventListener('scroll', hold, options);
    // Told after layout and before paint: nothing is ever seen out of its place.
    const sizes = new ResizeObserver(hold);
    for (const part of [list, ...scroller.children]) sizes.observe(part);
    hold();
    return () => {
      closing.abort();
      sizes.disconnect();
    };
  }, []);
  return root;
}

function readEntry(list: Element, scroller: Element): Element | null {
  const pointed = list.querySelector('li[data-id]:focus-within') ?? list.querySelector('li[data-id]:hover');
  if (pointed) return pointed;
  const top = Math.max(0, scroller.getBoundingClientRect().top);
  if (list.getBoundingClientRect().top >= top) return null;
  const entries = [...list.querySelectorAll('li[data-id]')];
  return entries.find((entry) => entry.getBoundingClientRect().bottom > top) ?? null;
}
