import type { Id } from '@/domain/primitives';
import { usePatientNameOf } from '@/features/patients/usePatient';
import { referrals } from '@/features/referrals/referral';
import { useToastsOf } from '../../useToastsOf';
import { readReferralChange } from './readReferralChange';
import type { StatusFilter } from './useReferralItems';

/** Names what somebody else did with a referral, if this screen shows it. */
export function useReferralToasts(filter: StatusFilter, openedId: Id | null): void {
  const patientNameOf = usePatientNameOf();
  useToastsOf(referrals.path, (change) => {
    const read = readReferralChange(change, patientNameOf);
    if (!read) return null;
    const isShown = filter === null || read.statuses.includes(filter) || read.id === openedId;
    return isShown ? read.words : null;
  });
}
