import { sliceOf } from '@/store/createEntitySlice';
import { presences } from './presence';

export const presenceSlice = sliceOf(presences);

export const {
  syncCreated: syncPresenceCreated,
  syncUpdated: syncPresenceUpdated,
  syncDeleted: syncPresenceDeleted,
} = presenceSlice.actions;
