/** Up to here the scale always reaches, so that it stays the same from day to day. */
const usualLongestMs = 10_000;
const longestMs = 10_000_000;

/** A logarithmic scale from one millisecond: what crosses a tab takes one, what is polled may take ten thousand. */
export interface DelayScale {
  /** 1 ms, 10 ms and so on. */
  ticksMs: readonly number[];
  /** 0 at the bottom, 1 at the top; what is outside stands at the edge. */
  shareOf(delayMs: number): number;
}

export function delayScale(delaysMs: readonly number[]): DelayScale {
  const most = Math.min(longestMs, Math.max(usualLongestMs, ...delaysMs));
  const decades = Math.ceil(Math.log10(most));
  return {
    ticksMs: Array.from({ length: decades + 1 }, (_, power) => 10 ** power),
    shareOf: (delayMs) => Math.min(1, Math.log10(Math.max(1, delayMs)) / decades),
  };
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const longestStepMs = 4 * hourMs;
const stepsMs = [
  ...[2, 5, 10, 20, 30].map((count) => count * secondMs),
  ...[1, 2, 5, 10, 20, 30].map((count) => count * minuteMs),
  ...[1, 2].map((count) => count * hourMs),
];
const stepsShown = 6;
/** The rest may lie too far back to be drawn: a quiet night would press the morning into a corner. */
const shownShare = 0.75;

export interface TimeWindow {
  from: number;
  to: number;
  stepMs: number;
  ticks: readonly number[];
}

/**
 * A stretch of time with round ends that holds the newest three quarters of these moments. It moves on by whole steps,
 * so that most arrivals move nothing but themselves.
 * @param moments epoch milliseconds, newest first
 */
export function timeWindow(moments: readonly number[]): TimeWindow | null {
  const newest = moments[0];
  const oldest = moments[Math.ceil(moments.length * shownShare) - 1];
  if (newest === undefined || oldest === undefined) return null;
  const endFor = (stepMs: number) => (Math.floor(newest / stepMs) + 1) * stepMs;
  const stepMs = stepsMs.find((step) => endFor(step) - stepsShown * step <= oldest) ?? longestStepMs;
  const to = endFor(stepMs);
  const from = to - stepsShown * stepMs;
  return {
    from,
    to,
    stepMs,
    ticks: Array.from({ length: stepsShown + 1 }, (_, i) => from + i * stepMs),
  };
}
