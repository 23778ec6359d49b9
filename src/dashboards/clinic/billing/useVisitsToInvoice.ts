import { useCallback } from 'react';
import { shallowEqual } from 'react-redux';
import { addDays } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { boundsOf, meets } from '@/features/appointments/appointmentTimes';
import { selectInvoiceOf, useInvoicesOf } from '@/features/invoices/useInvoicesOf';
import { serviceSlice } from '@/features/services/serviceSlice';
import {
  type Entry,
  type LoadedList,
  rowsOf,
  sameItems,
  useAppSelector,
  useDerivedBy,
  useLoaded,
} from '@/store/hooks';
import { useSession, useToday } from '@/ui/sessionContext';
import { visitDays } from './billingTab';

function useVisitBounds() {
  const { timeZone } = useSession().practice;
  const today = useToday();
  const { start, end } = boundsOf(addDays(today, -visitDays), today, timeZone);
  return { start, end };
}

export function useVisitLoads(): readonly LoadedList[] {
  const { start, end } = useVisitBounds();
  return [
    useLoaded(appointmentSlice, { status: 'completed', from: start, to: end }),
    useLoaded(serviceSlice, {}),
  ];
}

/** What was done of late and is not invoiced yet, the latest first. What is void may be invoiced anew. */
export function useVisitsToInvoice(): readonly Id[] {
  const { start, end } = useVisitBounds();
  const derive = useCallback(
    (entries: readonly Entry<Appointment>[]): readonly Id[] =>
      rowsOf(entries)
        .filter((row) => meets(row, { start, end }))
        .toSorted((a, b) => (a.startsAt > b.startsAt ? -1 : 1))
        .map(({ id }) => id),
    [start, end],
  );
  const done = useDerivedBy(appointmentSlice, 'status', 'completed', derive, sameItems);
  const known = useInvoicesOf(done);
  return useAppSelector(
    (state) => done.filter((id) => known.has(id) && !selectInvoiceOf(state, id)),
    shallowEqual,
  );
}
