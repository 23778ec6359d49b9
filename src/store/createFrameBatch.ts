import type { UnknownAction } from '@reduxjs/toolkit';
import type { Clock } from '@/sync/ports';
import { arrivedTogether } from './actions';

/** About one frame. Nobody sees two states within it, so nothing is rendered twice for it. */
const frameMs = 16;
/** So many dispatches fit into a frame with room to spare: one change, its confirmation, and the same of a neighbour. */
const atOncePerFrame = 4;
/** A hidden tab's timers come late; then this many arrivals are enough. */
const fullAt = 500;

/**
 * Applies what arrives: the first few of a frame at once, so that a single change waits for nothing; what follows
 * within it together, so that a burst is a few dispatches and not a thousand.
 */
export function createFrameBatch(dispatch: (action: UnknownAction) => void, clock: Clock) {
  let waiting: UnknownAction[] = [];
  let frameAt = Number.NEGATIVE_INFINITY;
  let flushes = 0;
  let cancel: (() => void) | null = null;

  function flush(): void {
    cancel?.();
    cancel = null;
    const [first, ...rest] = waiting;
    waiting = [];
    if (first) dispatch(rest.length === 0 ? first : arrivedTogether([first, ...rest]));
  }

  /** How long this frame lasts from now on; a new one begins when the last is over, or the clock was set back. */
  function frameLeftMs(): number {
    const sinceMs = clock.now() - frameAt;
    if (sinceMs >= 0 && sinceMs < frameMs) return frameMs - sinceMs;
    frameAt = clock.now();
    flushes = 0;
    return frameMs;
  }

  return {
    /** This tab's own: shown before the call returns, after whatever arrived before it. */
    applyNow(action: UnknownAction): void {
      waiting.push(action);
      flush();
    },
    add(action: UnknownAction): void {
      waiting.push(action);
      const leftMs = frameLeftMs();
      if (flushes++ < atOncePerFrame || waiting.length >= fullAt) flush();
      else cancel ??= clock.after(leftMs, flush);
    },
    close(): void {
      cancel?.();
      waiting = [];
    },
  };
}
