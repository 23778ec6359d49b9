import { sliceOf } from '@/store/createEntitySlice';
import { accounts } from './account';

export const accountSlice = sliceOf(accounts);

export const {
  fetchAll: fetchAccounts,
  create: createAccount,
  update: updateAccount,
  remove: deleteAccount,
} = accountSlice.thunks;
export const {
  syncCreated: syncAccountCreated,
  syncUpdated: syncAccountUpdated,
  syncDeleted: syncAccountDeleted,
} = accountSlice.actions;
