import type { PollingIntervals } from '@/domain/entity';
import { retryDelayMs } from './backOff';

export interface PollingSituation {
  /** Of everything that is shown; one poll brings the changes of all, so the most eager one decides. */
  intervals: readonly PollingIntervals[];
  visible: boolean;
  online: boolean;
  /** Since the user last pressed, typed, scrolled or moved. Below zero (the clock was moved) counts as active. */
  msSinceActive: number;
  /** Polls that failed in a row. */
  failures: number;
  /** Chance in [0, 1): tabs and devices that started together must not ask together. */
  fraction: number;
}

const idleAfterMs = 60_000;
const hiddenFactor = 4;
const longestBackOffMs = 300_000;
/** At most half of the interval, and no more than this: 10 to 15 s active, 20 to 30 s idle, 30 to 35 s for 30 s. */
const activeJitterMs = 5_000;
const idleJitterMs = 10_000;

/** How long to wait until the next poll, in ms. Infinity: not at all, until the situation changes. */
export function pollingDelayMs(situation: PollingSituation): number {
  const { intervals, visible, online, msSinceActive, failures, fraction } = situation;
  if (!online || intervals.length === 0) return Infinity;
  const active = visible && msSinceActive < idleAfterMs;
  const shortest = Math.min(...intervals.map(({ activeMs, idleMs }) => (active ? activeMs : idleMs)));
  const jitterMs = Math.min(shortest / 2, active ? activeJitterMs : idleJitterMs) * fraction;
  const delayMs = (shortest + jitterMs) * (visible ? 1 : hiddenFactor);
  // The first failure waits for the usual time or up to twice as long; failing never makes anybody ask more often.
  const backOffMs = retryDelayMs(failures, fraction, { firstMs: 2 * delayMs, longestMs: longestBackOffMs });
  return Math.max(delayMs, backOffMs);
}
