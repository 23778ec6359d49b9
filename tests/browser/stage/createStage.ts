import type { CommonFields, PollingIntervals } from '@/domain/entity';
import type { Id } from '@/domain/primitives';
import type { ChangeOp } from '@/protocol/change';
import { eventType, toEventData } from '@/protocol/syncEvent';
import type { AnySlice } from '@/store/anySlice';
import { createRuntime } from '@/store/createRuntime';
import { webClock } from '@/sync/adapters/webClock';
import { webPresence } from '@/sync/adapters/webPresence';
import { webRandom } from '@/sync/adapters/webRandom';
import type { Calls, ChangesSource, ListSource, Sender } from '@/sync/ports';
import { createSyncService } from '@/sync/syncService';
import { noCalls } from '../../store/noCalls';

type Row = CommonFields & Record<string, unknown>;

/** What answers the page. What is left out never answers, or has no news. */
export interface StageServer {
  calls?: Calls;
  lists?: ListSource;
  sender?: Sender;
  changes?: ChangesSource;
  /** Position of the next change in the feed; counted from 2 by the stage itself unless given. */
  nextSeq?(): number;
  /** Keeps what arrives, so that lists have it from then on. */
  put?(path: string, row: Row): void;
  remove?(path: string, id: Id): void;
}

export interface StageOptions<S extends StageServer> {
  slices: readonly AnySlice[];
  /** The page's now when it is opened, as ISO 8601; from then on time passes as usual. The real one unless given. */
  startsAt?: string;
  /** Gets the page's clock, in milliseconds since 1970. */
  server(now: () => number): S;
  /** Of polling; there is none unless given. */
  intervals?: readonly PollingIntervals[];
  /** Gets what fails in the background; the page fails by it unless given. */
  reportError?(error: unknown): void;
}

/** A tab of the product without the product's server: what answers is given, and what others change is told. */
export function createStage<S extends StageServer>(options: StageOptions<S>) {
  const { slices, startsAt, intervals = [] } = options;
  let aheadMs = startsAt === undefined ? 0 : Date.parse(startsAt) - Date.now();
  const clock = { ...webClock, now: () => Date.now() + aheadMs };
  const server = options.server(clock.now);
  const presence = webPresence(window, clock);
  const reportError = options.reportError ?? ((error: unknown) => globalThis.reportError(error));
  const sync = createSyncService({
    bus: { send() {}, listen: () => () => {}, close() {} },
    storage: () => null,
    clock,
    random: webRandom,
    presence,
    tabId: webRandom.id(),
    scope: 'test',
    intervals,
    reportError: (error) => globalThis.reportError(error),
  });
  const never = () => new Promise<never>(() => {});
  const runtime = createRuntime({
    slices,
    service: sync,
    clock,
    random: webRandom,
    presence,
    calls: server.calls ?? noCalls,
    lists: server.lists ?? { list: never },
    sender: server.sender ?? { send: never },
    changes: server.changes ?? {
      changesSince: (seq) => Promise.resolve({ changes: [], seq, more: false, epoch: 'test' }),
    },
    stream: null,
    locks: null,
    signedOut() {},
    reportError,
    onClose() {},
  });
  let lastSeq = 1;
  const nextSeq = () => server.nextSeq?.() ?? ++lastSeq;

  return {
    clock,
    sync,
    runtime,
    server,
    /** Makes it later at once, without anything happening in between. */
    skip: (ms: number) => void (aheadMs += ms),
    /**
     * A change by somebody else, as the server's push would bring it.
     * @param row as it was before this change raised its `rev`
     * @param more what the event says beside its row; `mutationId` if it is this tab's own change
     */
    arrive(
      path: string,
      op: ChangeOp,
      row: CommonFields,
      more: Record<string, unknown> & { mutationId?: Id } = {},
    ): void {
      const entity = slices.find((slice) => slice.entity.path === path)?.entity;
      if (!entity) throw new Error(`There is no ${path}.`);
      const { mutationId, ...extra } = more;
      const whole = { ...row, rev: row.rev + 1 };
      if (op === 'deleted') server.remove?.(path, row.id);
      else server.put?.(path, whole);
      const event = {
        op,
        id: row.id,
        rev: whole.rev,
        seq: nextSeq(),
        ...(op === 'deleted' ? {} : { row: whole }),
        ...(mutationId ? { mutationId } : {}),
      };
      sync.deliver(eventType(entity, op), toEventData(entity, event, extra), 'push');
    },
  };
}
