import type { SessionInfo } from '@/protocol/session';
import type { AnySlice } from '@/store/anySlice';
import { createRuntime, type Runtime } from '@/store/createRuntime';
import type { Api } from '@/sync/adapters/axiosApi';
import { broadcastChannelBus } from '@/sync/adapters/broadcastChannelBus';
import { fallbackBus } from '@/sync/adapters/fallbackBus';
import { localStorageBus } from '@/sync/adapters/localStorageBus';
import { webClock } from '@/sync/adapters/webClock';
import { webPresence } from '@/sync/adapters/webPresence';
import { webRandom } from '@/sync/adapters/webRandom';
import { createSyncService } from '@/sync/syncService';

export interface TabOptions {
  /** New for every page load. */
  tabId: string;
  api: Api;
  slices: readonly AnySlice[];
  reportError(error: unknown): void;
}

export type StartRuntime = (session: SessionInfo, signedOut: () => void) => Runtime;

/**
 * Joins the browser's own adapters to everything a signed-in tab runs on. What it returns is called on signing in, with
 * what to do when the server no longer knows the session.
 */
export function createStartRuntime({ tabId, api, slices, reportError }: TabOptions): StartRuntime {
  return ({ user, practice, pollingFactor }, signedOut) => {
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
      scope: `${practice.id}/${user.id}`,
      intervals: slices.map(({ entity: { polling } }) => ({
        activeMs: polling.activeMs * pollingFactor,
        idleMs: polling.idleMs * pollingFactor,
      })),
      shrink: withoutRow,
      reportError,
    });
    return createRuntime({
      slices,
      service,
      clock: webClock,
      random: webRandom,
      presence,
      changes: api,
      lists: api,
      sender: api,
      signedOut,
      reportError,
      onClose() {
        bus.close();
        presence.close();
      },
    });
  };
}

/** Too large for the bus: who gets this fetches the change instead. */
function withoutRow(_type: string, data: unknown): unknown {
  const { id, rev, seq, mutationId } = data as Record<string, unknown>;
  return { id, rev, seq, mutationId };
}
