import type { Id } from '@/domain/primitives';
import type { Referral } from './referral';

/** What stands in the form of a new referral. */
export interface ReferralStart extends Pick<Referral, 'toProvider' | 'reason' | 'dueOn'> {
  patientId: Id | null;
  fromStaffId: Id | null;
}

export const emptyStart: ReferralStart = {
  patientId: null,
  fromStaffId: null,
  toProvider: '',
  reason: '',
  dueOn: null,
};

/** The same once more, for another answer. */
export function startAgain({ patientId, fromStaffId, toProvider, reason }: Referral): ReferralStart {
  return { patientId, fromStaffId, toProvider, reason, dueOn: null };
}
