import type { PollingIntervals } from '@/domain/entity';
import type { BusMessage } from '@/protocol/busMessage';
import { generalEvents } from '@/protocol/syncEvent';
import { protocolVersion } from '@/protocol/version';
import { fitsIn } from './core/fitsIn';
import { createHeldAge, type HeldAge } from './core/heldAge';
import { createListeners, type Listeners } from './core/listeners';
import { pollingDelayMs } from './core/pollingPolicy';
import { readEnvelope } from './core/readEnvelope';
import type { Source } from './core/replica';
import { createSeenMessages } from './core/seenMessages';
import type { Clock, KeyValueStorage, Presence, Random, TabBus } from './ports';
import { createRefreshRequests, type RefreshRequest } from './refreshRequests';

/** Who said it: this tab itself, another tab, the server's push, or the answer to a poll. */
export type SyncSource = Exclude<Source, 'list'>;

export interface SyncMeta {
  readonly source: SyncSource;
  /** When it arrived here, by `Clock.now`. */
  readonly at: number;
}

export type SyncListener = (data: unknown, meta: SyncMeta) => void;
export type SyncObserver = (type: string, data: unknown, meta: SyncMeta) => void;

/** Why something that arrived was not handed on. */
export type Rejection = 'malformed' | 'version' | 'echo' | 'scope' | 'duplicate';

export interface SyncStats {
  /** Messages that a bus took. */
  sent: number;
  /** Messages of other tabs that were handed on. */
  received: number;
  rejected: Record<Rejection, number>;
  /** Messages that no bus took. */
  failedSends: number;
  /** Messages over the size cap, whether they went out without their rows or not at all. */
  oversize: number;
}

/** A message that the other tabs will not get; they learn of it by push or poll. */
export interface Undelivered {
  type: string;
  data: unknown;
  reason: 'failed' | 'oversize';
  error?: unknown;
}

export interface SyncServiceOptions {
  /** Stays open when the service closes: it belongs to whoever made it. */
  bus: TabBus;
  /** May throw, and so may what it returns. */
  storage: () => KeyValueStorage | null;
  clock: Pick<Clock, 'now'>;
  random: Random;
  presence: Pick<Presence, 'isVisible' | 'isOnline' | 'lastActiveAt'>;
  /** New for every page load: what carries it is this tab's own echo. */
  tabId: string;
  /** Whose data it is. Tabs of another scope hear nothing of it. */
  scope: string;
  /** Size of an event's data as JSON in UTF-8. 256 KiB unless given. */
  maxMessageBytes?: number;
  /** Of all that is polled; the shortest decides. */
  intervals: readonly PollingIntervals[];
  /** The same event without what made it too large; null if nothing useful is left. */
  shrink?: (type: string, data: unknown) => unknown;
  onUndelivered?: (undelivered: Undelivered) => void;
  /** Gets what a listener throws. */
  reportError: (error: unknown) => void;
}

/** The bus as features see it. None of its calls throws, whatever storage, other tabs or listeners do. */
export interface SyncService extends HeldAge {
  subscribe: (eventType: string, listener: SyncListener) => () => void;
  /** Hears every event, before its subscribers do. */
  observe: (observer: SyncObserver) => () => void;
  /** To the other tabs only. */
  broadcast: (eventType: string, data: unknown) => void;
  /** To this tab, synchronously, then to the others. */
  broadcastWithImmediate: (eventType: string, data: unknown) => void;
  /** To this tab only: what push and poll brought. */
  deliver: (eventType: string, data: unknown, source: SyncSource) => void;
  /** Asks every other tab that shows that day, also one opened within 30 s, to fetch it anew. */
  triggerAvailabilityRefresh: (staffId: string, date: string) => void;
  /** Whether this tab has yet to answer such a request. True once per request. */
  needsAvailabilityRefresh: (staffId: string, date: string) => boolean;
  /** All requests this tab has yet to answer; asking takes none of them. For a check every second. */
  pendingRefreshes: () => RefreshRequest[];
  /**
   * How long to wait until the next poll, in ms, drawn anew with each call; Infinity while offline.
   * @param failures polls that failed in a row
   */
  pollingIntervalMs: (failures?: number) => number;
  stats: () => SyncStats;
  close: () => void;
}

const defaultMaxMessageBytes = 256 * 1024;

export function createSyncService(options: SyncServiceOptions): SyncService {
  const { bus, clock, random, presence, tabId, scope, intervals, shrink, onUndelivered, reportError } =
    options;
  const maxMessageBytes = options.maxMessageBytes ?? defaultMaxMessageBytes;
  const seen = createSeenMessages();
  const observers = createListeners<[string, unknown, SyncMeta]>(reportError);
  const undelivered = createListeners<[Undelivered]>(reportError);
  if (onUndelivered) undelivered.add(onUndelivered);
  const subscribers = new Map<string, Listeners<[unknown, SyncMeta]>>();
  const rejected = { malformed: 0, version: 0, echo: 0, scope: 0, duplicate: 0 };
  const counts = { sent: 0, received: 0, failedSends: 0, oversize: 0 };
  // A second service of this tab (after signing out and in again) counts from 0 again, which must not look like
  // repetitions of the first one to the others.
  const ownPrefix = `${tabId}#`;
  const from = ownPrefix + random.id();
  let nextN = 0;
  let closed = false;

  function subscribersOf(eventType: string): Listeners<[unknown, SyncMeta]> {
    const known = subscribers.get(eventType);
    if (known) return known;
    const listeners = createListeners<[unknown, SyncMeta]>(reportError);
    subscribers.set(eventType, listeners);
    return listeners;
  }

  function deliver(eventType: string, data: unknown, source: SyncSource): void {
    const meta = { source, at: clock.now() };
    observers.call(eventType, data, meta);
    subscribers.get(eventType)?.call(data, meta);
  }

  function judge(raw: unknown): BusMessage | Rejection {
    const message = readEnvelope(raw);
    if (typeof message === 'string') return message;
    if (message.from === tabId || message.from.startsWith(ownPrefix)) return 'echo';
    if (message.scope !== scope) return 'scope';
    return seen.isNew(message.from, message.n) ? message : 'duplicate';
  }

  const stopListening = bus.listen((raw) => {
    const message = judge(raw);
    if (typeof message === 'string') {
      rejected[message]++;
      return;
    }
    counts.received++;
    deliver(message.type, message.data, 'tab');
  });

  function failed(type: string, data: unknown, error: unknown): void {
    counts.failedSends++;
    undelivered.call({ type, data, reason: 'failed', error });
  }

  /** What may go out for `data`: itself, or without its rows if it is too large; null if even that is. */
  function readyToSend(type: string, data: unknown): { data: unknown } | null {
    if (fitsIn(data, maxMessageBytes)) return { data };
    counts.oversize++;
    const smaller = shrink?.(type, data) ?? null;
    return smaller !== null && fitsIn(smaller, maxMessageBytes) ? { data: smaller } : null;
  }

  function broadcast(type: string, data: unknown): void {
    if (closed) return;
    try {
      const ready = readyToSend(type, data);
      if (!ready) {
        undelivered.call({ type, data, reason: 'oversize' });
        return;
      }
      const sending = bus.send({ v: protocolVersion, from, n: nextN++, scope, type, data: ready.data });
      if (sending instanceof Promise) {
        sending.then(
          () => counts.sent++,
          (error: unknown) => failed(type, data, error),
        );
      } else counts.sent++;
    } catch (error) {
      failed(type, data, error);
    }
  }

  const requests = createRefreshRequests({
    storage: options.storage,
    clock,
    random,
    announce: (request) => broadcast(generalEvents.refreshRequested, request),
  });
  subscribersOf(generalEvents.refreshRequested).add((data) => requests.hear(data));

  return {
    ...createHeldAge(clock),
    subscribe: (eventType, listener) => subscribersOf(eventType).add(listener),
    observe: (observer) => observers.add(observer),
    broadcast,
    broadcastWithImmediate(eventType, data) {
      // Sent first: it travels while this tab renders, and what a listener here says next follows it in order.
      broadcast(eventType, data);
      deliver(eventType, data, 'own');
    },
    deliver,
    triggerAvailabilityRefresh: requests.request,
    needsAvailabilityRefresh: requests.needs,
    pendingRefreshes: requests.pending,
    pollingIntervalMs: (failures = 0) =>
      pollingDelayMs({
        intervals,
        visible: presence.isVisible(),
        online: presence.isOnline(),
        msSinceActive: clock.now() - presence.lastActiveAt(),
        failures,
        fraction: random.fraction(),
      }),
    stats: () => ({ ...counts, rejected: { ...rejected } }),
    close() {
      closed = true;
      stopListening();
      observers.clear();
      for (const listeners of subscribers.values()) listeners.clear();
      subscribers.clear();
    },
  };
}
