import type { Id } from '@/domain/primitives';
import type { Referral } from '@/features/referrals/referral';
import type { ReferralStatus } from '@/features/referrals/referralStatus';
import { statusWords } from '@/features/referrals/referralWords';
import type { OthersChange } from '@/store/useOthersChanges';
import { formatDay } from '@/ui/format';
import { whereWords } from '../../useToastsOf';

export interface ReferralChange {
  id: Id;
  /** Those it has, and had before. */
  statuses: readonly ReferralStatus[];
  /** `Referral of Ana Cruz to City Hospital accepted by somebody else` */
  words: string;
}

/** Somebody else's change of a referral in words; null if nothing is known of it. */
export function readReferralChange(
  change: OthersChange,
  patientNameOf: (id: Id) => string | null,
): ReferralChange | null {
  const before = change.before as Referral | undefined;
  const row = (change.event.row as Referral | undefined) ?? before;
  if (!row) return null;
  const patient = patientNameOf(row.patientId);
  const which = `Referral${patient ? ` of ${patient}` : ''} to ${row.toProvider}`;
  return {
    id: row.id,
    statuses: before ? [row.status, before.status] : [row.status],
    words: `${which} ${deed(change.event.op, row, before)} ${whereWords(change)}`,
  };
}

function deed(op: OthersChange['event']['op'], row: Referral, before: Referral | undefined): string {
  if (op === 'deleted') return 'deleted';
  if (op === 'created') return row.status === 'draft' ? 'drafted' : 'added';
  if (!before) return 'changed';
  if (before.status !== row.status) return statusWords[row.status].toLowerCase();
  if (before.dueOn === row.dueOn) return 'changed';
  return row.dueOn ? `is now due ${formatDay(row.dueOn)}, changed` : 'is due on no day now, changed';
}
