import { sliceOf } from '@/store/createEntitySlice';
import { referrals } from './referral';

export const referralSlice = sliceOf(referrals);

export const {
  fetchAll: fetchReferrals,
  create: createReferral,
  update: updateReferral,
  remove: deleteReferral,
} = referralSlice.thunks;
export const {
  syncCreated: syncReferralCreated,
  syncUpdated: syncReferralUpdated,
  syncDeleted: syncReferralDeleted,
} = referralSlice.actions;
