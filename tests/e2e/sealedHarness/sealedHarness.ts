import { createStartRuntime } from '@/app/createStartRuntime';
import type { Id } from '@/domain/primitives';
import type { Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { Patient } from '@/features/patients/patient';
import { patientSlice } from '@/features/patients/patientSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { SessionInfo } from '@/protocol/session';
import type { Dispatch } from '@/store/thunk';
import { connectSyncEvents } from '@/store/useSyncEventHandlers';
import { createApi } from '@/sync/adapters/axiosApi';
import { webRandom } from '@/sync/adapters/webRandom';

/** A tab without screens that holds patients: the real adapters, engine and store, driven by a test. */
const tabId = webRandom.id();
const api = createApi(tabId);
const errors: string[] = [];
const start = createStartRuntime({
  tabId,
  api,
  slices: [staffSlice, availabilitySlice, patientSlice],
  reportError: (error) => errors.push(String(error)),
});
const runtime = start(await api.get('/session', SessionInfo), () => errors.push('signed out'));
connectSyncEvents(runtime);
const dispatch = runtime.store.dispatch as Dispatch;
const { thunks, selectors } = patientSlice;
await dispatch(staffSlice.thunks.fetchAll({}));
await dispatch(thunks.fetchAll({}));

const sealedHarness = {
  patient: (id: string): Patient | undefined => selectors.selectById(runtime.store.getState(), id),
  async create(draft: object): Promise<string> {
    const id = webRandom.id();
    const result = await dispatch(thunks.create({ ...(draft as Patient), id: id as Id }));
    if (!result.ok) throw result.problem;
    return id;
  },
  update: async (id: string, patch: object) => (await dispatch(thunks.update(id as Id, patch))).ok,
  remove: async (id: string) => (await dispatch(thunks.remove(id as Id))).ok,
  addAvailability: async (draft: object) =>
    (await dispatch(availabilitySlice.thunks.create(draft as Availability))).ok,
  freshness: () => runtime.engine.freshness.get(),
  status: () => runtime.engine.status.get(),
  stats: () => runtime.sync.stats(),
  errors,
};

declare global {
  interface Window {
    sealedHarness: typeof sealedHarness;
  }
}
window.sealedHarness = sealedHarness;
