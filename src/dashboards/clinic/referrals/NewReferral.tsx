import { useRef } from 'react';
import type { Id } from '@/domain/primitives';
import { ReferralForm } from '@/features/referrals/ReferralForm';
import type { ReferralStart } from '@/features/referrals/referralStart';
import { SideDrawer } from '@/ui/SideDrawer';
import { useReferralParts } from './useReferralParts';

interface NewReferralProps {
  /** Null: closed. */
  start: ReferralStart | null;
  onStored: (id: Id) => void;
  onClose: () => void;
  /** It was left with something in it. */
  onLeft: (typed: ReferralStart) => void;
}

/** A new referral, over the list. */
export function NewReferral({ start, onStored, onClose, onLeft }: NewReferralProps) {
  const parts = useReferralParts();
  const typed = useRef<ReferralStart | null>(null);

  function leave(): void {
    const left = typed.current;
    onClose();
    if (left && (left.toProvider.trim() !== '' || left.reason.trim() !== '')) onLeft(left);
  }

  return (
    <SideDrawer isOpen={start !== null} onClose={leave} width={560} title="New referral">
      {start && (
        <ReferralForm
          start={start}
          parts={parts}
          onStored={onStored}
          onCancel={leave}
          onTyped={(now) => {
            typed.current = now;
          }}
        />
      )}
    </SideDrawer>
  );
}
