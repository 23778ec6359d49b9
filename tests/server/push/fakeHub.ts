import { EventEmitter } from 'node:events';
import type { Viewer } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import type { Change } from '@/protocol/change';
import type { ChangesPage } from '@/protocol/changesPage';
import { createFeedWriter, type FeedWriter, type StreamOut } from '@/server/push/feedWriter';
import { defaultLimits, type PushLimits } from '@/server/push/limits';
import { createPracticeHub, type PracticeHub } from '@/server/push/practiceHub';
import { createPushFigures, type PushFigures } from '@/server/push/pushFigures';
import type { LogLine, LogPart } from '@/server/push/readLog';
import { parseEvents, type StreamEvent } from './streamReader';

/** A client that takes what it is given, until a test says otherwise. */
export interface FakeClient {
  writer: FeedWriter;
  events(): StreamEvent[];
  seqs(): number[];
  /** How often it was written to. */
  writes(): number;
  ended(): boolean;
  /** From now on nothing is taken, beyond what is being written. */
  block(): void;
  /** Takes what waits, and goes on taking; with `untilNext` it blocks again at the next write. */
  drain(untilNext?: boolean): void;
}

export interface FakeHub {
  hub: PracticeHub;
  figures: PushFigures;
  /** How often the log was read, and a line shown to somebody. */
  counts: { reads: number; shown: number; pages: number };
  log: { epoch: string; prunedTo: number; lines: LogLine[] };
  /** The database does not answer. */
  away: boolean;
  commit(count?: number): void;
  open(viewer?: Viewer, since?: number): FakeClient;
  /** All timers that were set and not cancelled go off. */
  timersGoOff(): void;
}

export const operator: Viewer = { role: 'operator', staffId: null, patientId: null };

/** A hub over a log in memory; a patient sees nothing of it. */
export function fakeHub(given: Partial<PushLimits> = {}): FakeHub {
  const limits = { ...defaultLimits, ...given };
  const counts = { reads: 0, shown: 0, pages: 0 };
  const log: FakeHub['log'] = { epoch: 'one', prunedTo: 0, lines: [] };
  const timers = new Set<() => void>();
  const clock = { now: () => 1_000 };
  const figures = createPushFigures();
  const show = (line: LogLine, { role }: Viewer) => (role === 'patient' ? null : changeOf(line));
  const hub = createPracticeHub({
    ...limits,
    clock,
    scheduler: {
      after(_delayMs, run) {
        timers.add(run);
        return () => timers.delete(run);
      },
    },
    async read(since, limit): Promise<LogPart> {
      counts.reads++;
      if (fake.away) throw new Error('The database is away');
      const { lines, ...rest } = log;
      const head = Number(lines.at(-1)?.seq ?? 0);
      return { ...rest, head, lines: lines.slice(since ?? head, (since ?? head) + limit) };
    },
    show(line, viewer) {
      counts.shown++;
      return show(line, viewer);
    },
  });
  const page = async (viewer: Viewer, since: number): Promise<ChangesPage> => {
    counts.pages++;
    const lines = log.lines.slice(since, since + 200);
    const changes = lines.flatMap((line) => show(line, viewer) ?? []);
    return { changes, seq: since + lines.length, more: false, epoch: log.epoch };
  };
  const fake: FakeHub = {
    hub,
    figures,
    counts,
    log,
    away: false,
    commit(count = 1) {
      for (let n = 0; n < count; n++) log.lines.push(lineAt(log.lines.length + 1));
    },
    open(viewer = operator, since) {
      const client = fakeOut();
      const writer = createFeedWriter({
        viewer,
        hub,
        limits,
        figures,
        clock,
        out: client.out,
        page: (after) => page(viewer, after),
        onError: (error) => {
          throw error;
        },
        onEnded: () => undefined,
      });
      const { head = 0, epoch = '' } = hub.place() ?? {};
      writer.start({ seq: since ?? head, epoch, heartbeatMs: 1, now: 0 });
      const events = () => parseEvents(client.text());
      return {
        ...client,
        writer,
        events,
        seqs: () => events().flatMap((event) => (event.name === 'change' ? [event.id] : [])),
      };
    },
    timersGoOff() {
      for (const run of timers) run();
    },
  };
  return fake;
}

function fakeOut() {
  const emitter = new EventEmitter();
  const state = { text: '', writes: 0, ended: false, takes: true, waiting: 0 };
  const out = {
    write(bytes: Buffer | string) {
      state.text += bytes.toString();
      state.writes++;
      if (!state.takes) state.waiting += bytes.length;
      return state.takes;
    },
    end: () => (state.ended = true),
    destroy: () => undefined,
    on: emitter.on.bind(emitter),
    get writableLength() {
      return state.waiting;
    },
  };
  return {
    out: out as unknown as StreamOut,
    text: () => state.text,
    writes: () => state.writes,
    ended: () => state.ended,
    block() {
      state.takes = false;
    },
    drain(untilNext = false) {
      state.takes = !untilNext;
      state.waiting = 0;
      emitter.emit('drain');
    },
  };
}

function lineAt(seq: number): LogLine {
  const id = `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
  const row = { id, note: 'x'.repeat(1_000) };
  const common = { entity: 'availability', id, rev: '1', op: 'created', before: null, mutation_id: null };
  return { ...common, op: 'created', seq: String(seq), row, at: new Date(0), bytes: 1_000 };
}

function changeOf({ seq, entity, id, rev, op, row }: LogLine): Change {
  return { seq: Number(seq), entity, id: id as Id, rev: Number(rev), op, row: row ?? {}, at: 900 };
}
