import type { FastifyReply, FastifyRequest } from 'fastify';
import { LockstepError } from '@/domain/errors';
import { signedIn, viewerOf } from '../accessControl';
import { visibleChange, type ChangeFeed } from '../changeFeed';
import type { EntityTable } from '../database/entityTable';
import type { Database } from '../database/openDatabase';
import type { Ids, RandomBytes, Scheduler, ServerClock } from '../ports';
import type { Sessions } from '../session/sessions';
import { sessionToken } from '../session/sessionToken';
import { readContext } from '../writeContext';
import { byeText } from './eventText';
import { createFeedNews } from './feedNews';
import { createFeedWriter } from './feedWriter';
import type { PushLimits } from './limits';
import { createOpenStreams, type OpenStream } from './openStreams';
import { createPracticeHubs } from './practiceHubs';
import type { PracticeHub } from './practiceHub';
import { createPushFigures, type FiguresRead, type PushFigures } from './pushFigures';
import { readLog, readPositions } from './readLog';
import { sendStreamHead } from './streamHead';
import { findStart, type StreamStart } from './streamStart';

export interface PushOptions {
  database: Database;
  tables: readonly EntityTable[];
  feed: ChangeFeed;
  sessions: Sessions;
  clock: ServerClock;
  scheduler: Scheduler;
  ids: Ids;
  random: RandomBytes;
  limits: PushLimits;
  onError(error: unknown): void;
}

/** What push is doing: of one practice, or of the whole node. */
export interface PushState extends FiguresRead {
  streams: number;
  lag: number;
  /** Whether PostgreSQL tells this node at once; false before the first stream. */
  isListening: boolean;
}

export interface Push {
  /**
   * Answers the request with the feed after `since` (null: from now on), until either side ends it.
   * @throws LockstepError as long as nothing was answered
   */
  stream(request: FastifyRequest, reply: FastifyReply, since: number | null): Promise<void>;
  /** The open streams of this node. */
  streams(): readonly OpenStream[];
  state(practiceId?: string): PushState;
  /** Ends all streams; further ones are refused. */
  drain(): Promise<void>;
  /** Ends what runs by itself. */
  close(): Promise<void>;
}

/** What `notify_feed()` and `notify_session()` notify. */
const channels = { feed: 'lockstep_feed', session: 'lockstep_session' } as const;
const pageSize = 200;
/** How long clients may take to hear that this node closes. */
const graceMs = 1_000;

export function createPush(options: PushOptions): Push {
  const { database, tables, feed, sessions, clock, scheduler, ids, random, limits, onError } = options;
  const tableOf = new Map(tables.map((table) => [table.entity.name, table]));
  const whole = createPushFigures();
  const figures = new Map<string, PushFigures>();
  const figuresOf = (practiceId: string) => {
    const found = figures.get(practiceId) ?? createPushFigures(whole);
    figures.set(practiceId, found);
    return found;
  };
  const hubs = createPracticeHubs({
    ...limits,
    clock,
    scheduler,
    onError,
    show: (line, viewer) => visibleChange(tableOf.get(line.entity), line, viewer),
    read: (practiceId, since, limit) => readLog(database, practiceId, since, limit),
    positions: (practiceIds) => readPositions(database, practiceIds),
    // Nobody here follows most practices: they are counted, not remembered.
    onNotified: (practiceId) => (figures.get(practiceId) ?? whole).notified(),
    onCaught: (practiceId) => figuresOf(practiceId).caught(),
  });
  const open = createOpenStreams({ sessions, scheduler, clock, limits, onError });
  const news = createFeedNews({
    database,
    scheduler,
    random,
    checkMs: limits.checkMs,
    heard: { [channels.feed]: hubs.heard, [channels.session]: (accountId) => open.look(accountId) },
    check: hubs.check,
    opened: open.lookAtAll,
    onError,
  });
  let closing = false;

  /** Synchronous from here on: nothing can happen between the stream's place and its first event. */
  const begin = (request: FastifyRequest, reply: FastifyReply, hub: PracticeHub, start: StreamStart) => {
    const session = signedIn(request);
    const figuresHere = figuresOf(session.practiceId);
    const out = sendStreamHead(reply);
    const stream: OpenStream = {
      id: ids.next(),
      session,
      token: sessionToken(request)?.value ?? '',
      out,
      active: true,
      writer: createFeedWriter({
        viewer: viewerOf(session),
        out,
        hub,
        page: pagesFor(request),
        clock,
        limits,
        onError,
        figures: figuresHere,
        onEnded: () => (stream.active = false),
      }),
    };
    figuresHere.opened();
    open.add(stream);
    out.on('close', () => {
      stream.writer.gone();
      open.remove(stream);
      hubs.leave(session.practiceId);
    });
    stream.writer.start({ ...start, heartbeatMs: limits.heartbeatMs, now: clock.now() });
    // Its session may have ended, and that have been told, between being let in and standing here.
    open.look(session.user.id);
  };

  const pagesFor = (request: FastifyRequest) => {
    const [context, viewer] = [readContext(request), viewerOf(signedIn(request))];
    return (since: number) => feed.page(context, viewer, since, pageSize);
  };

  const assertFewStreams = (accountId: string) => {
    const own = open.active().filter(({ session }) => session.user.id === accountId);
    if (own.length < limits.streamsPerPerson) return;
    throw new LockstepError('too_many_requests', {
      detail: 'Too many streams of yours are open. Close some, or ask for changes without one.',
      retryAfterSeconds: 30,
    });
  };

  return {
    async stream(request, reply, since) {
      if (closing) throw closingProblem();
      const { practiceId, user } = signedIn(request);
      assertFewStreams(user.id);
      await news.start();
      const hub = hubs.enter(practiceId);
      try {
        const start = await findStart(hub, since, pagesFor(request));
        if (closing) throw closingProblem();
        // Others of theirs may have begun meanwhile.
        assertFewStreams(user.id);
        if (start !== 'tooOld' && !reply.raw.destroyed) begin(request, reply, hub, start);
        else {
          hubs.leave(practiceId);
          sendStreamHead(reply).end(byeText('tooOld'));
        }
      } catch (error) {
        hubs.leave(practiceId);
        throw error;
      }
    },
    streams: open.active,
    state(practiceId) {
      const streams = open
        .active()
        .filter(({ session }) => practiceId === undefined || session.practiceId === practiceId);
      return {
        ...(practiceId === undefined ? whole : figuresOf(practiceId)).read(),
        streams: streams.length,
        lag: hubs.lag(practiceId),
        isListening: news.isListening(),
      };
    },
    async drain() {
      closing = true;
      await open.drain(graceMs);
    },
    close: () => news.close(),
  };
}

function closingProblem(): LockstepError {
  return new LockstepError('unavailable', 'This server is ending. Come back in a moment.');
}
