/** Long enough for a handful of heartbeats, short enough for a clock that drifts. */
const windowMs = 5 * 60_000;

interface Sample {
  readonly at: number;
  readonly offsetMs: number;
}

/** How far this device's clock is ahead of the server's, from what the server says the time is. */
export interface ClockOffset {
  /**
   * @param serverNow epoch milliseconds by the server, which have just arrived
   * @param now by this device
   */
  heard(serverNow: number, now: number): void;
  /** Milliseconds; negative if this device is behind; null until the server has said something. */
  ms(): number | null;
}

/**
 * What the server says has been on its way for a while, which looks like an offset as well. So of what was heard in the
 * last minutes the smallest difference counts: that one travelled fastest.
 */
export function createClockOffset(): ClockOffset {
  /** Ascending both in time and in offset: one that is older and larger than another can't become the smallest. */
  let samples: readonly Sample[] = [];
  return {
    ms: () => samples[0]?.offsetMs ?? null,
    heard(serverNow, now) {
      const offsetMs = now - serverNow;
      // A clock that was set back shows at once, by a smaller difference; one set forward when the rest is forgotten.
      const rest = samples.filter((sample) => sample.at > now - windowMs && sample.offsetMs < offsetMs);
      samples = [...rest, { at: now, offsetMs }];
    },
  };
}
