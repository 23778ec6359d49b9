import { IconReceipt } from '@tabler/icons-react';
import { useCallback } from 'react';
import { type Invoice, invoices, owedOf } from '@/features/invoices/invoice';
import { sliceOf } from '@/store/createEntitySlice';
import { type Entry, rowsOf, useLoaded, useSummaryBy } from '@/store/hooks';
import { formatMoney } from '@/ui/formatMoney';
import { useSession, useToday } from '@/ui/sessionContext';
import { useClinicPaths } from '../clinicPaths';
import { OverviewTile } from './OverviewTile';

const invoiceSlice = sliceOf(invoices);

interface Unpaid {
  count: number;
  owedCents: number;
  overdue: number;
  overdueCents: number;
}

/** Issued invoices that are not paid, and those of them whose day is past. */
export function UnpaidTile() {
  const { currency } = useSession().practice;
  const paths = useClinicPaths();
  const loads = [
    useLoaded(invoiceSlice, { status: 'open' }),
    useLoaded(invoiceSlice, { status: 'partlyPaid' }),
  ];
  const open = useUnpaid('open');
  const partly = useUnpaid('partlyPaid');
  const sum = (part: keyof Unpaid) => open[part] + partly[part];
  const isKnown = loads.every(({ status }) => status === 'ready');
  const count = sum('count');
  return (
    <OverviewTile
      icon={IconReceipt}
      title="Unpaid invoices"
      figure={isKnown ? String(count) : null}
      tone={sum('overdue') > 0 ? 'urgent' : count > 0 ? 'waits' : 'calm'}
      to={paths.section('billing')}
    >
      {isKnown && count === 0 && 'Everything is paid'}
      {isKnown && count > 0 && `${formatMoney(sum('owedCents'), currency)} owed`}
      {isKnown &&
        sum('overdue') > 0 &&
        `, ${formatMoney(sum('overdueCents'), currency)} of it overdue (${sum('overdue')})`}
    </OverviewTile>
  );
}

function useUnpaid(status: 'open' | 'partlyPaid'): Unpaid {
  const today = useToday();
  const add = useCallback(
    (entries: readonly Entry<Invoice>[]): Unpaid => {
      const sum: Unpaid = { count: 0, owedCents: 0, overdue: 0, overdueCents: 0 };
      for (const row of rowsOf(entries)) {
        const owed = owedOf(row);
        sum.count++;
        sum.owedCents += owed;
        if (row.dueOn === null || row.dueOn >= today) continue;
        sum.overdue++;
        sum.overdueCents += owed;
      }
      return sum;
    },
    [today],
  );
  return useSummaryBy(invoiceSlice, 'status', status, add, sameUnpaid);
}

function sameUnpaid(a: Unpaid, b: Unpaid): boolean {
  return (Object.keys(a) as (keyof Unpaid)[]).every((part) => a[part] === b[part]);
}
