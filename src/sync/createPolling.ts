import type { Clock, Presence } from './ports';
import type { SyncService } from './syncService';

export interface PollingOptions {
  service: SyncService;
  clock: Clock;
  presence: Presence;
  pull(): Promise<void>;
  /** What is queued goes out before news comes in. */
  beforePull(): void;
  reportError(error: unknown): void;
}

/** Long enough for a neighbour's event to overtake another, short enough that nobody sees the gap. */
const gapPatienceMs = 60;
const justAskedMs = 1000;

/**
 * When to ask for changes: at the service's adaptive interval, soon after a gap, and at once on becoming visible or
 * online. One question at a time; a failed one is reported and never blocks the next.
 */
export function createPolling({ service, clock, presence, pull, beforePull, reportError }: PollingOptions) {
  let running: Promise<void> | null = null;
  let startedAt = Number.NEGATIVE_INFINITY;
  let again = false;
  let cancelSoon: (() => void) | null = null;
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

  function pullSoon(): void {
    if (closed || cancelSoon) return;
    cancelSoon = clock.after(gapPatienceMs, () => {
      cancelSoon = null;
      void pullNow();
    });
  }

  function schedule(): void {
    cancelNext();
    if (closed) return;
    const delayMs = service.pollingIntervalMs(failures);
    // Offline there is no next one: coming back online asks at once.
    if (!Number.isFinite(delayMs)) return;
    cancelNext = clock.after(delayMs, () => void pullNow());
  }

  const unwatch = presence.watch(() => {
    // Coming back is told several times (visible, shown again, online): one question answers all of them, whether its
    // answer is there already or not. One that was asked before going to sleep does not, nor one that failed.
    const justAsked = Math.abs(clock.now() - startedAt) < justAskedMs && (running !== null || failures === 0);
    if (!presence.isVisible() || !presence.isOnline()) schedule();
    else if (!justAsked) void pullNow();
  });
  schedule();

  return {
    pullNow,
    pullSoon,
    close(): void {
      closed = true;
      cancelNext();
      cancelSoon?.();
      unwatch();
    },
  };
}
