import { Button } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import type { Id } from '@/domain/primitives';
import { WhoIsHere } from '@/features/presence/WhoIsHere';
import type { Referral } from '@/features/referrals/referral';
import { ReferralDetails } from '@/features/referrals/ReferralDetails';
import { referralSlice } from '@/features/referrals/referralSlice';
import { useEntry, useLoaded } from '@/store/hooks';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useReferralLetter } from './useReferralLetter';
import { useReferralParts } from './useReferralParts';

interface ReferralPanelProps {
  id: Id;
  onReferAgain: (row: Referral) => void;
  onClose: () => void;
}

/** One referral, loaded if it is not here, with who else looks at it. */
export function ReferralPanel({ id, onReferAgain, onClose }: ReferralPanelProps) {
  const load = useLoaded(referralSlice, { id });
  const entry = useEntry(referralSlice, id);
  const parts = useReferralParts();
  const letter = useReferralLetter(entry?.row ?? null);
  if (entry) {
    return (
      <ReferralDetails
        key={id}
        id={id}
        parts={parts}
        letter={letter}
        beside={<WhoIsHere entity="referral" id={id} />}
        onReferAgain={onReferAgain}
        onClose={onClose}
      />
    );
  }
  if (load.status === 'failed' && load.problem) {
    return <ErrorState problem={load.problem} onRetry={load.retry} />;
  }
  if (load.status !== 'ready') return <SkeletonRows rows={6} />;
  return (
    <EmptyState
      icon={<IconFileOff size={24} />}
      title="There is no such referral"
      hint="It was a draft and is deleted, or the address is not whole."
      action={
        <Button variant="default" onClick={onClose}>
          Back to the list
        </Button>
      }
    />
  );
}
