import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Tells an element's style how much of the window lies above it (`--above`), so that it can be as high as the rest. */
export function useSplitHeight(): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const measure = () => {
      const above = `${Math.round(box.getBoundingClientRect().top)}px`;
      if (box.style.getPropertyValue('--above') !== above) box.style.setProperty('--above', above);
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(document.documentElement);
    if (box.parentElement) sizes.observe(box.parentElement);
    return () => sizes.disconnect();
  }, []);
  return element;
}
