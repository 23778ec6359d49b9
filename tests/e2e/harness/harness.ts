import { createStartRuntime } from '@/app/createStartRuntime';
import type { Id } from '@/domain/primitives';
import type { Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { SessionInfo } from '@/protocol/session';
import type { Dispatch } from '@/store/thunk';
import { connectSyncEvents } from '@/store/useSyncEventHandlers';
import { createApi } from '@/sync/adapters/axiosApi';
import { webRandom } from '@/sync/adapters/webRandom';

/** A tab without screens: the real adapters, engine and store, signed in by the cookie, driven by a test. */
const tabId = webRandom.id();
const api = createApi(tabId);
const errors: string[] = [];
const start = createStartRuntime({
  tabId,
  api,
  slices: [staffSlice, availabilitySlice],
  reportError: (error) => errors.push(String(error)),
});
const runtime = start(await api.get('/session', SessionInfo), () => errors.push('signed out'));
connectSyncEvents(runtime);
const dispatch = runtime.store.dispatch as Dispatch;
const { create, update, remove, fetchAll } = availabilitySlice.thunks;
const { selectAll, selectById } = availabilitySlice.selectors;
await dispatch(staffSlice.thunks.fetchAll({}));

const said = (result: { ok: true } | { ok: false; problem: { code: string } }) =>
  result.ok ? 'stored' : result.problem.code;

const harness = {
  load: (from: string, to: string) => dispatch(fetchAll({ from, to })),
  staffIds: () => staffSlice.selectors.selectAll(runtime.store.getState()).map(({ id }) => id),
  async create(draft: object): Promise<{ id: string; outcome: string }> {
    const id = webRandom.id();
    const result = await dispatch(create({ ...(draft as Availability), id: id as Id }));
    return { id, outcome: said(result) };
  },
  update: async (id: string, patch: object) => said(await dispatch(update(id as Id, patch))),
  remove: async (id: string) => said(await dispatch(remove(id as Id))),
  row: (id: string): Availability | undefined => selectById(runtime.store.getState(), id),
  rows: () => selectAll(runtime.store.getState()),
  freshness: () => runtime.engine.freshness.get(),
  status: () => runtime.engine.status.get(),
  stats: () => runtime.sync.stats(),
  pullNow: () => runtime.engine.pullNow(),
  sync: runtime.sync,
  errors,
};

declare global {
  interface Window {
    harness: typeof harness;
  }
}
window.harness = harness;
