/** What scrolls the element: its nearest ancestor that may, or else the page. */
export function scrollerOf(element: Element | null): Element {
  for (let at = element?.parentElement ?? null; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}
