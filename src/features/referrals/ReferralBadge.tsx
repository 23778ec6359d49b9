import { IconArrowBackUp, IconCheck, IconPencil, IconSend, IconThumbUp, IconX } from '@tabler/icons-react';
import { StatusFace, type StatusLook } from '@/ui/StatusFace';
import type { ReferralStatus } from './referralStatus';
import { statusWords } from './referralWords';

const looks: Readonly<Record<ReferralStatus, StatusLook>> = {
  draft: { shape: IconPencil, tone: 'warn' },
  sent: { shape: IconSend, tone: 'accent' },
  accepted: { shape: IconThumbUp, tone: 'good' },
  completed: { shape: IconCheck },
  declined: { shape: IconArrowBackUp, tone: 'bad' },
  cancelled: { shape: IconX, isStruck: true },
};

/** The status of a referral as word, shape and colour. */
export function ReferralBadge({ status }: { status: ReferralStatus }) {
  return <StatusFace look={looks[status]} word={statusWords[status]} status={status} />;
}
