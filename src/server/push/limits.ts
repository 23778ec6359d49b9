/** How much push keeps, and how patient it is. */
export interface PushLimits {
  /** Every stream is told a position at least this often; the client knows it from `hello`. */
  heartbeatMs: number;
  /** How often notifications that were missed are looked for. */
  checkMs: number;
  /** Recent changes kept of each practice: a stream further behind reads the log itself. */
  ringLines: number;
  ringBytes: number;
  /** What may wait for one client. Above that it is told that it is too slow. */
  maxBufferedBytes: number;
  /** A connection that takes nothing for so long is cut. */
  stuckMs: number;
  /** Streams that one person may have open on this node: a browser needs one. */
  streamsPerPerson: number;
}

export const defaultLimits: PushLimits = {
  heartbeatMs: 15_000,
  checkMs: 5_000,
  ringLines: 2_000,
  ringBytes: 8 * 1024 * 1024,
  maxBufferedBytes: 4 * 1024 * 1024,
  stuckMs: 30_000,
  streamsPerPerson: 50,
};
