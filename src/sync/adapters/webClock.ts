import type { Clock } from '../ports';

/** The longest delay that `setTimeout` takes; beyond it runs at once. */
const longestTimerMs = 2 ** 31 - 1;

/** The device's clock and timers. `after` with Infinity never runs. */
export const webClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    if (delayMs === Infinity) return () => undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (leftMs: number) => {
      timer =
        leftMs > longestTimerMs
          ? setTimeout(() => wait(leftMs - longestTimerMs), longestTimerMs)
          : setTimeout(run, leftMs);
    };
    wait(delayMs);
    return () => clearTimeout(timer);
  },
};
