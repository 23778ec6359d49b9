import type { PollingIntervals } from '@/domain/entity';
import type { FeedHanded } from '@/protocol/feedHanded';
import { generalEvents } from '@/protocol/syncEvent';
import { createSyncService, type SyncService } from '../syncService';
import type { Clock, FeedStream, Locks, Presence, Random } from '../ports';
import { broadcastChannelBus } from './broadcastChannelBus';
import { eventStream } from './eventStream';
import { fallbackBus } from './fallbackBus';
import { localStorageBus } from './localStorageBus';
import { webClock } from './webClock';
import { webLocks } from './webLocks';
import { webPresence } from './webPresence';
import { webRandom } from './webRandom';

export interface BrowserSyncOptions {
  /** New for every page load. */
  tabId: string;
  /** Whose data it is. */
  scope: string;
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

/** The bus and the ports of a real browser tab: `localStorage` first, `BroadcastChannel` where that fails. */
export function createBrowserSync({ tabId, scope, intervals, reportError }: BrowserSyncOptions): BrowserSync {
  const presence = webPresence(window, webClock);
  const storage = () => window.localStorage;
  const bus = fallbackBus([
    localStorageBus(storage, window),
    broadcastChannelBus(() => new BroadcastChannel('lockstep')),
  ]);
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

/** Too large for the bus: who gets this fetches the change instead. */
function withoutRow(type: string, data: unknown): unknown {
  if (type === generalEvents.feedHanded) return { ...(data as FeedHanded), changes: null };
  const { id, rev, seq, mutationId } = data as Record<string, unknown>;
  return { id, rev, seq, mutationId };
}
