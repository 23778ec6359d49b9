import type { ServerResponse } from 'node:http';
import { LockstepError } from '@/domain/errors';
import type { Viewer } from '@/domain/policy';
import type { ChangesPage } from '@/protocol/changesPage';
import type { ByeReason, Hello } from '@/protocol/feedStream';
import type { ServerClock } from '../ports';
import { byeText, helloText, positionText } from './eventText';
import type { PushLimits } from './limits';
import { piecesOf, type Piece, type Told } from './pieces';
import type { HubMember, PracticeHub } from './practiceHub';
import type { PushFigures } from './pushFigures';

/** What is needed of the response: headers are sent, the rest is this file's. */
export type StreamOut = Pick<ServerResponse, 'write' | 'end' | 'destroy' | 'writableLength' | 'on'>;

export interface FeedWriterOptions {
  viewer: Viewer;
  out: StreamOut;
  hub: PracticeHub;
  /** Reads the log where the hub no longer reaches. @throws LockstepError `cursor_too_old` */
  page(since: number): Promise<ChangesPage>;
  clock: ServerClock;
  limits: PushLimits;
  figures: PushFigures;
  onError(error: unknown): void;
  /** The stream was ended by this side. */
  onEnded(): void;
}

/** Writes the feed to one client, in order, and never more than that client takes. */
export interface FeedWriter extends HubMember {
  start(hello: Hello): void;
  beat(): void;
  /** The connection is gone: nothing is written any more. */
  gone(): void;
  /** Since when the client has taken nothing; null while it takes. */
  stuckSince(): number | null;
}

export function createFeedWriter(options: FeedWriterOptions): FeedWriter {
  const { viewer, out, hub, clock, limits, figures } = options;
  let seq = 0;
  /** Where the feed was when this stream began: what is older says nothing about how quick we are. */
  let beganAt = 0;
  let blockedSince: number | null = null;
  /** How far behind it was when it left the hub's memory; null while it is within. */
  let behindFrom: number | null = null;
  /** What is left of a page that was read: at most one, however slowly it is taken. */
  let page: Iterator<Piece> | null = null;
  let reading = false;
  let endedAt: number | null = null;
  let audience = null as ReturnType<PracticeHub['join']> | null;

  const head = () => hub.place()?.head ?? seq;
  const takesMore = () => endedAt === null && blockedSince === null;

  const write = (bytes: Buffer | string) => {
    if (!out.write(bytes)) blockedSince ??= clock.now();
    if (out.writableLength > limits.maxBufferedBytes) member.bye('tooSlow');
  };

  const writePiece = (piece: Piece) => {
    seq = piece.to;
    write(piece.bytes);
    figures.sent(piece.changes);
    if (piece.committedAt !== null && seq > beganAt) figures.delivered(clock.now() - piece.committedAt);
  };

  /** One page of the log, where the hub no longer reaches. */
  const readOn = async () => {
    reading = true;
    try {
      page = piecesOf(seq, toldIn(await options.page(seq)), clock.now);
    } catch (error) {
      if (error instanceof LockstepError && error.code === 'cursor_too_old') return member.bye('tooOld');
      member.fail(error);
    } finally {
      reading = false;
    }
    member.pump();
  };

  /** What to write now; null if the client takes nothing, or there is nothing, or it is being read. */
  const nextPiece = (): Piece | null => {
    if (!takesMore() || reading) return null;
    const read = page?.next();
    if (read && !read.done) return read.value;
    page = null;
    if (audience && hub.covers(seq)) {
      behindFrom = null;
      return seq < head() ? audience.next(seq) : null;
    }
    behindFrom ??= head() - seq;
    void readOn();
    return null;
  };

  const member = {
    viewer,
    seq: () => seq,
    start(hello: Hello) {
      seq = hello.seq;
      beganAt = head();
      audience = hub.join(member);
      write(helloText(hello));
      member.pump();
    },
    pump() {
      try {
        for (let piece = nextPiece(); piece; piece = nextPiece()) writePiece(piece);
        if (seq >= head()) hub.arrived(member);
      } catch (error) {
        member.fail(error);
      }
    },
    beat() {
      if (takesMore()) write(positionText(seq, clock.now()));
    },
    bye(reason: ByeReason) {
      if (endedAt !== null) return;
      if (reason === 'tooSlow') figures.dropped();
      out.write(byeText(reason));
      member.end();
    },
    /** Our own fault, or the database's: the client comes back by itself. */
    fail(error: unknown) {
      if (endedAt !== null) return;
      options.onError(error);
      member.end();
    },
    end() {
      member.gone();
      out.end();
    },
    gone() {
      endedAt ??= clock.now();
      hub.leave(member);
      options.onEnded();
    },
    stuckSince: () => blockedSince ?? endedAt,
  };

  out.on('drain', () => {
    blockedSince = null;
    // Behind the hub's memory: allowed to whoever came from there, as long as they gain on the feed.
    if (!hub.covers(seq) && (behindFrom === null || head() - seq > behindFrom)) member.bye('tooSlow');
    else member.pump();
  });
  return member;
}

function toldIn({ changes, seq }: ChangesPage): Told[] {
  const told: Told[] = changes.map((change) => ({ seq: change.seq, change }));
  if (seq > (told.at(-1)?.seq ?? 0)) told.push({ seq, change: null });
  return told;
}
