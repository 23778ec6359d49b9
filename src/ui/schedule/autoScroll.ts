/** Within so many pixels of an edge a drag scrolls. */
const edge = 48;
const fastestPerMs = 1.2;

/** How fast to scroll with a pointer at `at`, in pixels per millisecond: 0 inside, faster the nearer to an edge. */
export function edgeSpeed(at: number, from: number, to: number): number {
  const reach = Math.min(edge, (to - from) / 4);
  const before = from + reach - at;
  const behind = at - (to - reach);
  const depth = before > 0 ? -before : behind > 0 ? behind : 0;
  return Math.max(-1, Math.min(1, depth / reach)) * fastestPerMs;
}

/** The part of the scroller that nothing sticky covers, in pixels of the window. */
export interface Sight {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Scrolls while the pointer is near an edge, frame by frame, until `signal` ends it.
 * @param scrolled is told after every step: what lies under the pointer is something else now
 */
export function autoScroll(
  scroller: Element,
  sight: () => Sight,
  pointer: () => { x: number; y: number },
  scrolled: () => void,
  signal: AbortSignal,
): void {
  let lastAt: number | null = null;
  const frame = (at: number): void => {
    if (signal.aborted) return;
    const elapsedMs = Math.min(50, at - (lastAt ?? at));
    lastAt = at;
    const { left, top, right, bottom } = sight();
    const { x, y } = pointer();
    const by = { left: edgeSpeed(x, left, right) * elapsedMs, top: edgeSpeed(y, top, bottom) * elapsedMs };
    if (by.left !== 0 || by.top !== 0) {
      scroller.scrollBy({ ...by, behavior: 'instant' });
      scrolled();
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
