import type { ServerResponse } from 'node:http';
import type { Session, Sessions } from '../session/sessions';
import type { Scheduler, ServerClock } from '../ports';
import type { FeedWriter } from './feedWriter';
import type { PushLimits } from './limits';

/** One client's stream, from its hello until its connection is done with it. */
export interface OpenStream {
  id: string;
  session: Session;
  token: string;
  writer: FeedWriter;
  out: Pick<ServerResponse, 'destroy'>;
  /** False once this side has said goodbye. */
  active: boolean;
}

/** All streams of this node: keeps them beating, ends those whose session is over, and all of them in the end. */
export interface OpenStreams {
  add(stream: OpenStream): void;
  /** The connection is gone. */
  remove(stream: OpenStream): void;
  active(): OpenStream[];
  /** Sessions of this account are not what they were: its streams are ended now if they have to be. */
  look(accountId: string): void;
  /** Nobody may have told. */
  lookAtAll(): Promise<void>;
  /** Ends all; resolves when they are gone, by force after `graceMs`. */
  drain(graceMs: number): Promise<void>;
}

export interface OpenStreamsOptions {
  sessions: Pick<Sessions, 'peek'>;
  scheduler: Scheduler;
  clock: ServerClock;
  limits: PushLimits;
  onError(error: unknown): void;
}

/** The streams beat in so many groups, one after the other, so that a thousand are not written to at once. */
const groups = 8;
/** Of what the client was promised; the rest is for the way. */
const promptness = 0.8;

export function createOpenStreams(options: OpenStreamsOptions): OpenStreams {
  const { sessions, scheduler, clock, limits, onError } = options;
  const streams = new Map<OpenStream, number>();
  let cancel: (() => void) | null = null;
  let opened = 0;
  let turn = 0;
  let gone: (() => void) | null = null;

  const beatLater = () => {
    cancel = scheduler.after((limits.heartbeatMs * promptness) / groups, beat);
  };
  const beat = () => {
    turn = (turn + 1) % groups;
    const due = [...streams].filter(([, group]) => group === turn).map(([stream]) => stream);
    for (const { writer, out } of due) {
      const since = writer.stuckSince();
      if (since === null || clock.now() - since < limits.stuckMs) writer.beat();
      else {
        // Nobody will read it; it counts.
        writer.bye('tooSlow');
        out.destroy();
      }
    }
    endOver(due.filter(({ active }) => active)).catch(onError);
    beatLater();
  };

  const activeOnes = () => [...streams.keys()].filter(({ active }) => active);

  /** Looking does not keep a session alive: whoever only watches is signed out like everybody else. */
  const endOver = async (due: readonly OpenStream[]) => {
    if (due.length === 0) return;
    const live = await sessions.peek(due.map(({ token }) => token));
    for (const { token, session, writer } of due) {
      const now = live.get(token);
      if (!now) writer.bye('signedOut');
      else if (rightsOf(now) !== rightsOf(session)) writer.bye('changed');
    }
  };

  return {
    add(stream) {
      streams.set(stream, opened++ % groups);
      if (!cancel) beatLater();
    },
    remove(stream) {
      streams.delete(stream);
      if (streams.size > 0) return;
      cancel?.();
      cancel = null;
      gone?.();
    },
    active: activeOnes,
    look(accountId) {
      endOver(activeOnes().filter(({ session }) => session.user.id === accountId)).catch(onError);
    },
    lookAtAll: () => endOver(activeOnes()),
    async drain(graceMs) {
      if (streams.size === 0) return;
      const allGone = new Promise<void>((resolve) => (gone = resolve));
      const cancelForce = scheduler.after(graceMs, () => {
        for (const { out } of streams.keys()) out.destroy();
      });
      for (const { writer } of streams.keys()) writer.bye('closing');
      await allGone;
      cancelForce();
    },
  };
}

function rightsOf({ user, practiceId }: Session): string {
  return [practiceId, user.role, user.staffId, user.patientId].join(' ');
}
