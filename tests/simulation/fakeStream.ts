import type { Change } from '@/protocol/change';
import type { ByeReason } from '@/protocol/feedStream';
import type { FeedListener, FeedStream } from '@/sync/ports';
import type { FakeClock } from '../sync/fakeClock';
import type { Enter } from './fakeLocks';

/** What a stream needs of the server. */
export interface PushSource {
  seq(): number;
  /** The first position after which the log is kept. */
  keptFrom(): number;
  epoch(): string;
  /** The change at this position as this viewer may know it; null if it is none of their business. */
  changeAt(seq: number, sees: Sees): Change | null;
  watch(committed: () => void): () => void;
}

export type Sees = (row: Record<string, unknown>) => boolean;

export interface FakeStreamsOptions {
  clock: FakeClock;
  source: PushSource;
  fraction?: () => number;
  heartbeatMs?: number;
  /** Beyond the usual millisecond, drawn for each message; order within a stream is kept. */
  delayMs?: number;
  /** Chance that a message breaks the stream instead. */
  breakage?: number;
}

export interface StreamTab {
  sees?: Sees;
  enter?: Enter;
  /** Whether the network carries anything. */
  reachable?: () => boolean;
}

interface Connection {
  readonly owner: StreamTab;
  /** Ends it, by a message that comes after those on their way. */
  end(reason: ByeReason | null): void;
  /** Says nothing from now on, and does not end. */
  silence(): void;
  /** Nobody listens any more. */
  release(): void;
}

/** All event streams of the server, on the virtual clock. */
export function createFakeStreams(options: FakeStreamsOptions) {
  const { clock, source, fraction = () => 0.5 } = options;
  const { heartbeatMs = 15_000 } = options;
  const faults = { delayMs: options.delayMs ?? 20, breakage: options.breakage ?? 0, refuses: false };
  const connections = new Set<Connection>();

  function open(owner: StreamTab, since: number, listener: FeedListener, signal: AbortSignal): void {
    if (signal.aborted) return;
    const { sees = () => true, enter = (task) => task(), reachable = () => true } = owner;
    let told = since;
    let over = false;
    let silent = false;
    let lastDueAt = 0;
    const releases: (() => void)[] = [];

    function release(): void {
      over = true;
      connections.delete(connection);
      signal.removeEventListener('abort', release);
      for (const each of releases) each();
    }

    function ended(reason: ByeReason | null): void {
      if (over) return;
      release();
      listener.ended(reason);
    }

    /** Carries one message, after those before it. */
    function carry(arrive: () => void): void {
      if (silent) return;
      const now = clock.elapsedMs();
      lastDueAt = Math.max(lastDueAt, now + 1 + Math.floor(fraction() * faults.delayMs));
      clock.after(lastDueAt - now, () => {
        if (over || silent) return;
        if (!reachable() || fraction() < faults.breakage) return lost();
        enter(() => {
          if (!over) arrive();
        });
      });
    }

    /** The network took a message: either somebody notices, or nobody ever does. */
    function lost(): void {
      silent = true;
      if (fraction() < 0.5) clock.after(fraction() * 5_000, () => enter(() => ended(null)));
    }

    function pump(): void {
      const head = source.seq();
      for (; told < head; told++) {
        const change = source.changeAt(told + 1, sees);
        if (change) carry(() => listener.change(change));
      }
    }

    function position(): void {
      const at = { seq: told, now: clock.now() };
      carry(() => listener.position(at));
    }

    function beat(): void {
      releases[0] = clock.after(heartbeatMs, () => {
        position();
        beat();
      });
    }

    function begin(): void {
      if (over) return;
      if (!reachable() || faults.refuses) return enter(() => ended(null));
      if (since < source.keptFrom() || since > source.seq()) return connection.end('tooOld');
      const hello = { seq: since, epoch: source.epoch(), heartbeatMs, now: clock.now() };
      carry(() => listener.hello(hello));
      beat();
      releases.push(source.watch(pump));
      pump();
      position();
    }

    const connection: Connection = {
      owner,
      end: (reason) => carry(() => ended(reason)),
      silence: () => {
        silent = true;
      },
      release,
    };
    connections.add(connection);
    signal.addEventListener('abort', release, { once: true });
    clock.after(1 + Math.floor(fraction() * faults.delayMs), begin);
  }

  return {
    faults,
    openTab: (owner: StreamTab = {}): FeedStream & { kill(): void } => ({
      open: (since, listener, signal) => open(owner, since, listener, signal),
      /** Its tab is gone without a word. */
      kill(): void {
        for (const each of connections) if (each.owner === owner) each.release();
      },
    }),
    /** How many are open. */
    count: () => connections.size,
    /** Ends all streams, or those of one owner. */
    end(reason: ByeReason | null, owner?: StreamTab): void {
      for (const each of connections) if (!owner || each.owner === owner) each.end(reason);
    },
    silence(owner?: StreamTab): void {
      for (const each of connections) if (!owner || each.owner === owner) each.silence();
    },
  };
}

export type FakeStreams = ReturnType<typeof createFakeStreams>;
