import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { availabilitySlice } from './features/availability/availabilitySlice';
import { serviceSlice } from './features/services/serviceSlice';
import { staffSlice } from './features/staff/staffSlice';
import type { SessionInfo } from './protocol/session';
import type { AnySlice } from './store/anySlice';
import { createRuntime, type Runtime } from './store/createRuntime';
import { createApi } from './sync/adapters/axiosApi';
import { broadcastChannelBus } from './sync/adapters/broadcastChannelBus';
import { fallbackBus } from './sync/adapters/fallbackBus';
import { localStorageBus } from './sync/adapters/localStorageBus';
import { webClock } from './sync/adapters/webClock';
import { webPresence } from './sync/adapters/webPresence';
import { webRandom } from './sync/adapters/webRandom';
import { createSyncService } from './sync/syncService';

const slices: readonly AnySlice[] = [staffSlice, serviceSlice, availabilitySlice];
const tabId = webRandom.id();
const api = createApi(tabId);
const reportError = (error: unknown) => globalThis.reportError(error);

/** Everything a signed-in tab runs on. `signedOut` is called when the server no longer knows the session. */
function startRuntime({ user, practice, pollingFactor }: SessionInfo, signedOut: () => void): Runtime {
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
}

/** Too large for the bus: who gets this fetches the change instead. */
function withoutRow(_type: string, data: unknown): unknown {
  const { id, rev, seq, mutationId } = data as Record<string, unknown>;
  return { id, rev, seq, mutationId };
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <App api={api} startRuntime={startRuntime} />
  </StrictMode>,
);
