import type { Clock, Presence } from './ports';

export interface PollingOptions {
  clock: Clock;
  presence: Presence;
  pull(): Promise<void>;
  /**
   * How long to wait until the next poll, in ms; Infinity: nothing will be missed without one.
   * @param failures polls that failed in a row
   */
  delayMs(failures: number): number;
  /** What is queued goes out before news comes in. */
  beforePull(): void;
  reportError(error: unknown): void;
}

/** Long enough for a neighbour's event to overtake another, short enough that nobody sees the gap. */
const gapPatienceMs = 60;
const justAskedMs = 1000;

/**
 * When to ask for changes: at an adaptive interval, soon after a gap, and at once on becoming visible or
 * online. One question at a time; a failed one is reported and never blocks the next.
 */
export function createPolling({ clock, presence, pull, delayMs, beforePull, reportError }: PollingOptions) {
  let running: Promise<void> | null = null;
  let startedAt = Number.NEGATIVE_INFINITY;
  let again = false;
  let cancelSoon: (() => void) | null = null;
  /** Whether what was wanted soon is still wanted; any of them is enough. */
  let wishes: (() => boolean)[] = [];
  let cancelNext = () => {};
  let closed = false;
  let failures = 0;

  function pullNow(): Promise<void> {
    if (closed) return Promise.resolve();
    if (running) {
      again = true;
      return running;
    }
    beforePull();
    startedAt = clock.now();
    running = pull()
      .then(
        () => {
          failures = 0;
        },
        (error: unknown) => {
          failures++;
          reportError(error);
        },
      )
      .finally(() => {
        running = null;
        const repeat = again;
        again = false;
        schedule();
        if (repeat) pullSoon();
      });
    return running;
  }

  function pullSoon(isStillWanted: () => boolean = () => true): void {
    if (closed) return;
    wishes.push(isStillWanted);
    cancelSoon ??= clock.after(gapPatienceMs, () => {
      cancelSoon = null;
      const wanted = wishes;
      wishes = [];
      if (wanted.some((wish) => wish())) void pullNow();
    });
  }

  function schedule(): void {
    cancelNext();
    if (closed) return;
    const untilNextMs = delayMs(failures);
    // Offline there is no next one: coming back online asks at once.
    if (!Number.isFinite(untilNextMs)) return;
    cancelNext = clock.after(untilNextMs, () => void pullNow());
  }

  const unwatch = presence.watch(() => {
    // Coming back is told several times (visible, shown again, online): one question answers all of them, whether its
    // answer is there already or not. One that was asked before going to sleep does not, nor one that failed.
    const justAsked = Math.abs(clock.now() - startedAt) < justAskedMs && (running !== null || failures === 0);
    const isBack = presence.isHere() && presence.isVisible() && presence.isOnline();
    if (isBack && !justAsked) void pullNow();
    else schedule();
  });

  return {
    pullNow,
    /** After a moment in which a neighbour's event may make it needless. */
    pullSoon,
    /** The next one is due at another time, or none is. */
    reschedule(): void {
      if (running === null) schedule();
    },
    close(): void {
      closed = true;
      cancelNext();
      cancelSoon?.();
      unwatch();
    },
  };
}
