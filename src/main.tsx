import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { createStartRuntime } from './app/createStartRuntime';
import type { Entity } from './domain/entity';
import { entities } from './features/entities';
import { sliceOf } from './store/createEntitySlice';
import type { AnySlice } from './store/anySlice';
import { createApi } from './sync/adapters/axiosApi';
import { webClock } from './sync/adapters/webClock';
import { webPresence } from './sync/adapters/webPresence';
import { webRandom } from './sync/adapters/webRandom';

const tabId = webRandom.id();
// As long as the page, not as one person's visit: signing in is asked for too.
const presence = webPresence(window, webClock);
const api = createApi(tabId, () => webClock.now() - presence.lastActiveAt());
const startRuntime = createStartRuntime({
  tabId,
  api,
  slices: entities.map((entity) => sliceOf(entity as Entity) as AnySlice),
  reportError: (error) => globalThis.reportError(error),
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <App api={api} startRuntime={startRuntime} />
  </StrictMode>,
);
