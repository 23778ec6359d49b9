import { createEntitySlice } from '@/store/createEntitySlice';
import { staff } from './staff';

export const staffSlice = createEntitySlice(staff);

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
