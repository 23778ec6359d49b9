import { IconShare3 } from '@tabler/icons-react';
import { useCallback } from 'react';
import { referrals, type Referral } from '@/features/referrals/referral';
import { dueStateOf } from '@/features/referrals/referralDue';
import { sliceOf } from '@/store/createEntitySlice';
import { type Entry, rowsOf, useLoaded, useSummaryBy } from '@/store/hooks';
import { formatCount } from '@/ui/format';
import { useToday } from '@/ui/sessionContext';
import { useClinicPaths } from '../clinicPaths';
import { OverviewTile } from '../overview/OverviewTile';

const referralSlice = sliceOf(referrals);

interface Due {
  count: number;
  overdue: number;
  soon: number;
}

/** Referrals that wait for an answer, and those of them whose answer is due. */
export function ReferralsTile() {
  const paths = useClinicPaths();
  const loads = [
    useLoaded(referralSlice, { status: 'sent' }),
    useLoaded(referralSlice, { status: 'accepted' }),
  ];
  const [sent, accepted] = [useDue('sent'), useDue('accepted')];
  const sum = (part: keyof Due) => sent[part] + accepted[part];
  const isKnown = loads.every(({ status }) => status === 'ready');
  return (
    <OverviewTile
      icon={IconShare3}
      title="Referrals out"
      figure={isKnown ? String(sum('count')) : null}
      tone={sum('overdue') > 0 ? 'urgent' : sum('soon') > 0 ? 'waits' : 'calm'}
      to={paths.section('referrals')}
    >
      {isKnown && sum('overdue') > 0 && `${formatCount(sum('overdue'), 'is', 'are')} overdue`}
      {isKnown &&
        sum('overdue') === 0 &&
        (sum('soon') > 0 ? `${formatCount(sum('soon'), 'is', 'are')} due soon` : 'None is due soon')}
    </OverviewTile>
  );
}

function useDue(status: 'sent' | 'accepted'): Due {
  const today = useToday();
  const count = useCallback(
    (entries: readonly Entry<Referral>[]): Due => {
      const states = rowsOf(entries).map((row) => dueStateOf(row, today));
      const of = (state: string) => states.filter((one) => one === state).length;
      return { count: states.length, overdue: of('overdue'), soon: of('soon') };
    },
    [today],
  );
  return useSummaryBy(referralSlice, 'status', status, count, sameDue);
}

function sameDue(a: Due, b: Due): boolean {
  return a.count === b.count && a.overdue === b.overdue && a.soon === b.soon;
}
