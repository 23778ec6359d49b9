import { sliceOf } from '@/store/createEntitySlice';
import { holds } from './hold';

export const holdSlice = sliceOf(holds);

export const {
  fetchAll: fetchHolds,
  create: createHold,
  update: updateHold,
  remove: deleteHold,
} = holdSlice.thunks;
export const {
  syncCreated: syncHoldCreated,
  syncUpdated: syncHoldUpdated,
  syncDeleted: syncHoldDeleted,
} = holdSlice.actions;
