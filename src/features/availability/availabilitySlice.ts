import { sliceOf } from '@/store/createEntitySlice';
import { availabilities } from './availability';

export const availabilitySlice = sliceOf(availabilities);

export const {
  fetchAll: fetchAvailability,
  create: createAvailability,
  update: updateAvailability,
  remove: deleteAvailability,
} = availabilitySlice.thunks;
export const {
  syncCreated: syncAvailabilityCreated,
  syncUpdated: syncAvailabilityUpdated,
  syncDeleted: syncAvailabilityDeleted,
} = availabilitySlice.actions;
