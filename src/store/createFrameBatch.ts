import type { UnknownAction } from '@reduxjs/toolkit';
import type { Clock } from '@/sync/ports';
import { arrivedTogether } from './actions';

/** About one frame. Nobody sees two states within it, so nothing is rendered twice for it. */
const frameMs = 16;
/** A hidden tab's timers come late; then this many arrivals are enough. */
const fullAt = 500;

/**
 * Applies what arrives: the first at once, so that a single change waits for nothing; what follows within a frame
 * together, so that a burst is one dispatch and not a thousand.
 */
export function createFrameBatch(dispatch: (action: UnknownAction) => void, clock: Clock) {
  let waiting: UnknownAction[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  function flush(): void {
    cancel?.();
    cancel = null;
    const [first, ...rest] = waiting;
    waiting = [];
    if (first) dispatch(rest.length === 0 ? first : arrivedTogether([first, ...rest]));
    lastAt = clock.now();
  }

  return {
    /** This tab's own: shown before the call returns, after whatever arrived before it. */
    applyNow(action: UnknownAction): void {
      waiting.push(action);
      flush();
    },
    add(action: UnknownAction): void {
      waiting.push(action);
      const sinceMs = clock.now() - lastAt;
      // A clock that was set back must not hold anything up.
      if (sinceMs >= frameMs || sinceMs < 0 || waiting.length >= fullAt) flush();
      else cancel ??= clock.after(frameMs - sinceMs, flush);
    },
    close(): void {
      cancel?.();
      waiting = [];
    },
  };
}
