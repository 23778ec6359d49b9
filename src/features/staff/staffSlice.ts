import { sliceOf } from '@/store/createEntitySlice';
import { staff } from './staff';

export const staffSlice = sliceOf(staff);

export const {
  fetchAll: fetchStaff,
  create: createStaff,
  update: updateStaff,
  remove: deleteStaff,
} = staffSlice.thunks;
export const {
  syncCreated: syncStaffCreated,
  syncUpdated: syncStaffUpdated,
  syncDeleted: syncStaffDeleted,
} = staffSlice.actions;
