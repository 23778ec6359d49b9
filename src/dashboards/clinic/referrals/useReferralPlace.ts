import { useMemo } from 'react';
import { referralStatuses } from '@/features/referrals/referralStatus';
import { useRecordPlace } from '../useRecordPlace';
import type { StatusFilter } from './useReferralItems';

/** What the screen looks at, kept in its address: the opened referral, the filter, and whom a new one is about. */
export function useReferralPlace() {
  const place = useRecordPlace('referrals');
  return useMemo(() => {
    const { url, setUrl, ...rest } = place;
    const wanted = url.get('status');
    return {
      ...rest,
      filter: referralStatuses.find((status) => status === wanted) ?? null,
      setFilter: (filter: StatusFilter) => setUrl({ status: filter }),
    };
  }, [place]);
}
