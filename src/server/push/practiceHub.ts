import type { Viewer } from '@/domain/policy';
import type { Change } from '@/protocol/change';
import type { ByeReason } from '@/protocol/feedStream';
import type { Scheduler, ServerClock } from '../ports';
import { audienceKey, createAudience, type Audience } from './audience';
import { createRing, type ChangeRing, type RingLimits } from './changeRing';
import { createPace } from './pace';
import type { LogLine, LogPart } from './readLog';

/** One open stream, as its hub sees it. */
export interface HubMember {
  viewer: Viewer;
  seq(): number;
  /** Writes what is there to be written; never throws. */
  pump(): void;
  bye(reason: ByeReason): void;
}

/** Reads a practice's log once for all of its streams, and keeps its last part. */
export interface PracticeHub {
  /**
   * Takes in what was committed until now: what it reads is never older than the call. Calls at the same time share
   * a read.
   * @throws Error when the database does not answer; the hub stays where it was
   */
  pull(): Promise<void>;
  /** Where it is; null before the first `pull`. */
  place(): { head: number; epoch: string } | null;
  covers(seq: number): boolean;
  join(member: HubMember): Audience;
  leave(member: HubMember): void;
  /** This member has been told everything. */
  arrived(member: HubMember): void;
  /** How far the slowest stream is behind. */
  lag(): number;
}

export interface HubOptions extends RingLimits {
  read(since: number | null, limit: number): Promise<LogPart>;
  show(line: LogLine, viewer: Viewer): Change | null;
  clock: ServerClock;
  scheduler: Scheduler;
}

const linesAtOnce = 200;

export function createPracticeHub({ read, show, clock, scheduler, ...limits }: HubOptions): PracticeHub {
  const members = new Set<HubMember>();
  const audiences = new Map<string, { audience: Audience; members: number }>();
  let state: { ring: ChangeRing; epoch: string } | null = null;
  const pace = createPace<HubMember>(scheduler);
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  /** Another history than the one that was told so far: a restored backup, or a log cut off within a moment. */
  const startAnew = ({ head, epoch }: LogPart) => {
    const hadMembers = [...members];
    state = { ring: createRing(head, limits), epoch };
    audiences.clear();
    for (const member of hadMembers) member.bye('tooOld');
  };

  const tell = () => {
    for (const member of members) member.pump();
  };

  const takeIn = async () => {
    for (;;) {
      const since = state?.ring.head() ?? null;
      const part = await read(since, linesAtOnce);
      if (since === null || part.epoch !== state?.epoch || !goesOn(part, since)) return startAnew(part);
      const { ring } = state;
      const portions = portionsOf(part.lines, limits);
      for (const [n, portion] of portions.entries()) {
        const upToDate = [...members].filter((member) => member.seq() >= ring.head());
        ring.push(portion);
        tell();
        const isLast = n === portions.length - 1 && part.lines.length < linesAtOnce;
        if (!isLast) await pace.waitFor(upToDate.filter((member) => member.seq() < ring.head()));
      }
      if (part.lines.length < linesAtOnce) return;
    }
  };

  const run = () => {
    running = takeIn().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    pull() {
      if (!running) return run();
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = null;
          return run();
        });
      return next;
    },
    place: () => state && { head: state.ring.head(), epoch: state.epoch },
    covers: (seq) => state?.ring.covers(seq) ?? false,
    join(member) {
      if (!state) throw new Error('A stream joined before its hub knew where it is');
      const key = audienceKey(member.viewer);
      const { viewer } = member;
      const found = audiences.get(key) ?? {
        audience: createAudience(state.ring, (line) => show(line, viewer), clock.now),
        members: 0,
      };
      found.members++;
      audiences.set(key, found);
      members.add(member);
      return found.audience;
    },
    leave(member) {
      if (!members.delete(member)) return;
      pace.arrived(member);
      const key = audienceKey(member.viewer);
      const found = audiences.get(key);
      if (found && --found.members === 0) audiences.delete(key);
    },
    arrived: pace.arrived,
    lag: () => Math.max(0, ...[...members].map((member) => (state?.ring.head() ?? 0) - member.seq())),
  };
}

function goesOn({ head, prunedTo, lines }: LogPart, since: number): boolean {
  const [first] = lines;
  return prunedTo <= since && (first ? Number(first.seq) === since + 1 : head === since);
}

/** At most half of what the hub keeps at a time: whoever was up to date finds everything that follows. */
function portionsOf(lines: readonly LogLine[], { ringLines, ringBytes }: RingLimits): LogLine[][] {
  const portions: LogLine[][] = [];
  let bytes = 0;
  for (const line of lines) {
    const last = portions.at(-1);
    bytes += line.bytes;
    if (last && last.length < ringLines / 2 && bytes <= ringBytes / 2) last.push(line);
    else {
      portions.push([line]);
      bytes = line.bytes;
    }
  }
  return portions;
}
