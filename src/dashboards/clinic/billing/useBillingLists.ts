import { useCallback } from 'react';
import { addDays } from '@/domain/calendar';
import { daysInterval } from '@/domain/practiceTime';
import type { Id, Instant } from '@/domain/primitives';
import type { Invoice } from '@/features/invoices/invoice';
import { invoiceSlice } from '@/features/invoices/invoiceSlice';
import type { InvoiceStatus } from '@/features/invoices/invoiceStatus';
import { type Entry, rowsOf, sameItems, useDerivedBy, useLoaded, useSummaryBy } from '@/store/hooks';
import { type ScreenLoad, useScreenLoad } from '@/store/useScreenLoad';
import { useSession, useToday } from '@/ui/sessionContext';
import { compareInvoices, isListed, isSameSum, settledDays, sumOf, type TabSum } from './billingTab';

/** Since when what is settled is shown: the beginning of a practice day. */
function useSettledSince(): Instant {
  const { timeZone } = useSession().practice;
  const day = addDays(useToday(), -settledDays);
  return new Date(daysInterval(day, day, timeZone).start).toISOString() as Instant;
}

/** Loads what the lists show; the live loop keeps it true from then on. */
export function useBillingLoad(): ScreenLoad {
  const from = useSettledSince();
  return useScreenLoad([
    useLoaded(invoiceSlice, { status: 'draft' }),
    useLoaded(invoiceSlice, { status: 'open' }),
    useLoaded(invoiceSlice, { status: 'partlyPaid' }),
    useLoaded(invoiceSlice, { status: 'paid', from }),
    useLoaded(invoiceSlice, { status: 'void', from }),
  ]);
}

/** The invoices of one status, in the order in which they are looked at. */
export function useInvoiceIds(status: InvoiceStatus): readonly Id[] {
  const since = useSettledSince();
  const derive = useCallback(
    (entries: readonly Entry<Invoice>[]): readonly Id[] =>
      rowsOf(entries)
        .filter((row) => isListed(row, since))
        .toSorted(compareInvoices)
        .map(({ id }) => id),
    [since],
  );
  return useDerivedBy(invoiceSlice, 'status', status, derive, sameItems);
}

/** How many they are, and what they come to. */
export function useTabSum(status: InvoiceStatus): TabSum {
  const since = useSettledSince();
  const today = useToday();
  const derive = useCallback(
    (entries: readonly Entry<Invoice>[]) =>
      sumOf(
        rowsOf(entries).filter((row) => isListed(row, since)),
        today,
      ),
    [since, today],
  );
  return useSummaryBy(invoiceSlice, 'status', status, derive, isSameSum);
}
