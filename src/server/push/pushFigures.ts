import { percentile } from '@/domain/percentile';

/** What push has done since the server started: counts, and how long the last deliveries took. */
export interface PushFigures {
  opened(): void;
  /** So many changes were written to one client. */
  sent(changes: number): void;
  /** From the commit until it was written to a client's socket. */
  delivered(latencyMs: number): void;
  /** A client was too slow. */
  dropped(): void;
  /** PostgreSQL told of a commit. */
  notified(): void;
  /** A commit that PostgreSQL did not tell of was found by looking. */
  caught(): void;
  read(): FiguresRead;
}

export interface FiguresRead {
  streamsOpened: number;
  eventsSent: number;
  drops: number;
  notificationsReceived: number;
  caughtByCheck: number;
  latencyMs: { p50: number | null; p95: number | null; p99: number | null; samples: number };
}

/** Percentiles are those of so many deliveries, the last ones. */
const keptLatencies = 4_096;

/** @param whole also counts everything that is counted here */
export function createPushFigures(whole?: PushFigures): PushFigures {
  const counts = { streamsOpened: 0, eventsSent: 0, drops: 0, notificationsReceived: 0, caughtByCheck: 0 };
  const latencies = new Float64Array(keptLatencies);
  let deliveries = 0;
  return {
    opened() {
      counts.streamsOpened++;
      whole?.opened();
    },
    sent(changes) {
      counts.eventsSent += changes;
      whole?.sent(changes);
    },
    delivered(latencyMs) {
      // Two clocks may disagree by a little: the database's and this machine's.
      latencies[deliveries++ % keptLatencies] = Math.max(0, latencyMs);
      whole?.delivered(latencyMs);
    },
    dropped() {
      counts.drops++;
      whole?.dropped();
    },
    notified() {
      counts.notificationsReceived++;
      whole?.notified();
    },
    caught() {
      counts.caughtByCheck++;
      whole?.caught();
    },
    read() {
      const samples = Math.min(deliveries, keptLatencies);
      const sorted = latencies.slice(0, samples).toSorted();
      const [p50, p95, p99] = [percentile(sorted, 0.5), percentile(sorted, 0.95), percentile(sorted, 0.99)];
      return { ...counts, latencyMs: { p50, p95, p99, samples } };
    },
  };
}
