import { Button } from '@mantine/core';
import { nextStatuses, type ReferralStatus } from './referralStatus';
import css from './ReferralDetails.module.css';
import { statusVerbs } from './referralWords';

interface ReferralStatusButtonsProps {
  status: ReferralStatus;
  isBusy: boolean;
  onMove: (status: ReferralStatus) => void;
}

/** Exactly the statuses that may follow; the usual one stands out. */
export function ReferralStatusButtons({ status, isBusy, onMove }: ReferralStatusButtonsProps) {
  const next = nextStatuses(status);
  if (next.length === 0) return null;
  return (
    <div className={css.buttons} role="group" aria-label="Status">
      {next.map((one, place) => (
        <Button
          key={one}
          variant={one === 'cancelled' ? 'subtle' : place === 0 ? 'filled' : 'default'}
          {...(one === 'cancelled' ? { color: 'red' } : {})}
          disabled={isBusy}
          onClick={() => onMove(one)}
        >
          {statusVerbs[one]}
        </Button>
      ))}
    </div>
  );
}
