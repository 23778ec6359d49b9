import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { createStartRuntime } from './app/createStartRuntime';
import { availabilitySlice } from './features/availability/availabilitySlice';
import { serviceSlice } from './features/services/serviceSlice';
import { staffSlice } from './features/staff/staffSlice';
import { createApi } from './sync/adapters/axiosApi';
import { webRandom } from './sync/adapters/webRandom';

const tabId = webRandom.id();
const api = createApi(tabId);
const startRuntime = createStartRuntime({
  tabId,
  api,
  slices: [staffSlice, serviceSlice, availabilitySlice],
  reportError: (error) => globalThis.reportError(error),
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <App api={api} startRuntime={startRuntime} />
  </StrictMode>,
);
