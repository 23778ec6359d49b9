import type { Entity, PollingIntervals } from '@/domain/entity';
import type { FeedHanded } from '@/protocol/feedHanded';
import { entityEvents, generalEvents } from '@/protocol/syncEvent';
import { createSyncService, type SyncService } from '../syncService';
import type { Clock, FeedStream, Locks, Presence, Random } from '../ports';
import { broadcastChannelBus } from './broadcastChannelBus';
import { eventStream } from './eventStream';
import { fallbackBus } from './fallbackBus';
import { localStorageBus } from './localStorageBus';
import { sealedBus } from './sealedBus';
import { webClock } from './webClock';
import { webLocks } from './webLocks';
import { webPresence } from './webPresence';
import { webRandom } from './webRandom';
import { webSeal } from './webSeal';

export interface BrowserSyncOptions {
  /** New for every page load. */
  tabId: string;
  /** Whose data it is. */
  scope: string;
  /** The session's key, base64url; it seals what is said of personal entities. */
  sealKey: string;
  entities: readonly Entity[];
  intervals: readonly PollingIntervals[];
  reportError(error: unknown): void;
}

export interface BrowserSync {
  service: SyncService;
  clock: Clock;
  random: Random;
  presence: Presence;
  stream: FeedStream | null;
  locks: Locks | null;
  close(): void;
}

/**
 * The bus and the ports of a real browser tab: `localStorage` first, `BroadcastChannel` where that fails; on both, what
 * is about people is sealed.
 */
export function createBrowserSync(options: BrowserSyncOptions): BrowserSync {
  const { tabId, scope, sealKey, entities, intervals, reportError } = options;
  const presence = webPresence(window, webClock);
  const storage = () => window.localStorage;
  const anyWay = fallbackBus([
    localStorageBus(storage, window),
    broadcastChannelBus(() => new BroadcastChannel('lockstep')),
  ]);
  const bus = sealedBus(anyWay, {
    seal: webSeal(window.crypto, sealKey),
    scope,
    mustSeal: personalMessages(entities),
    withoutRow,
    cannotOpen: () => service.deliver(generalEvents.globalRefresh, {}, 'tab'),
    reportError,
  });
  const service = createSyncService({
    bus,
    storage,
    clock: webClock,
    random: webRandom,
    presence,
    tabId,
    scope,
    intervals,
    shrink: withoutRow,
    reportError,
  });
  return {
    service,
    clock: webClock,
    random: webRandom,
    presence,
    stream: eventStream('/api/events', reportError),
    locks: webLocks(navigator.locks, `lockstep:${scope}`),
    close() {
      bus.close();
      presence.close();
    },
  };
}

/** What is left of an event that goes without its row; nothing of it is about a person. */
const bareFields = ['id', 'rev', 'seq', 'mutationId', 'epoch'] as const;

/**
 * Too large for the bus, or not for everybody's eyes: who gets this fetches the change instead.
 * @param data of an entity's event, or `FeedHanded`
 */
export function withoutRow(type: string, data: unknown): unknown {
  if (type === generalEvents.feedHanded) return { ...(data as FeedHanded), changes: null };
  const { id, rev, seq, mutationId, epoch } = data as Record<(typeof bareFields)[number], unknown>;
  return { id, rev, seq, mutationId, epoch };
}

/**
 * Tells which messages are about people: events of personal entities that carry more than which row changed, and what
 * the feed brought of such entities, or of any that this build does not know.
 */
export function personalMessages(entities: readonly Entity[]): (type: string, data: unknown) => boolean {
  const personalEvents: ReadonlyMap<string, unknown> = entityEvents(
    entities.filter(({ isPersonal }) => isPersonal === true),
  );
  const impersonal = new Set(
    entities.filter(({ isPersonal }) => isPersonal !== true).map(({ name }) => name),
  );
  const mayTell = (change: unknown) =>
    !impersonal.has((change as { entity?: unknown } | null)?.entity as string);
  return (type, data) => {
    const isHanded = type === generalEvents.feedHanded;
    if ((!isHanded && !personalEvents.has(type)) || typeof data !== 'object' || data === null) return false;
    if (!isHanded) return Object.keys(data).some((field) => !isBare(field));
    const { changes } = data as { changes?: unknown };
    return Array.isArray(changes) && changes.some(mayTell);
  };
}

function isBare(field: string): boolean {
  return (bareFields as readonly string[]).includes(field);
}
