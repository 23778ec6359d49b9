import { sliceOf } from '@/store/createEntitySlice';
import { services } from './service';

export const serviceSlice = sliceOf(services);

export const {
  fetchAll: fetchServices,
  create: createService,
  update: updateService,
  remove: deleteService,
} = serviceSlice.thunks;
export const {
  syncCreated: syncServiceCreated,
  syncUpdated: syncServiceUpdated,
  syncDeleted: syncServiceDeleted,
} = serviceSlice.actions;
