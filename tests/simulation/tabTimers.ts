import type { Clock } from '@/sync/ports';
import type { FakeClock } from '../sync/fakeClock';

/**
 * The timers of one tab as its browser runs them: while the tab is hidden only at multiples of a step, and what is late
 * when it is shown again at once.
 */
export function createTabTimers(clock: FakeClock, stepMs = 0) {
  let step = stepMs;
  /** Timers that would have run already, if the tab were shown. */
  const late = new Set<() => void>();

  const after: Clock['after'] = (delayMs, run) => {
    let cancel = clock.after(delayMs, due);

    function due(): void {
      if (step === 0) return run();
      late.add(hurry);
      cancel = clock.throttled(step).after(0, () => {
        late.delete(hurry);
        run();
      });
    }

    function hurry(): void {
      cancel();
      cancel = clock.after(0, run);
    }

    return () => {
      late.delete(hurry);
      cancel();
    };
  };

  return {
    after,
    /** From now on timers run at multiples of this many ms; 0: whenever they are due. */
    throttle(toMs: number): void {
      step = toMs;
      if (toMs > 0) return;
      for (const hurry of late) hurry();
      late.clear();
    },
  };
}
