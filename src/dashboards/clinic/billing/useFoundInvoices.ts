import { useEffect } from 'react';
import { shallowEqual } from 'react-redux';
import type { Id } from '@/domain/primitives';
import type { Invoice } from '@/features/invoices/invoice';
import { fetchInvoices, invoiceSlice } from '@/features/invoices/invoiceSlice';
import { invoiceStatuses } from '@/features/invoices/invoiceStatus';
import { usePatientSearch } from '@/features/patients/usePatientSearch';
import type { StoreState } from '@/store/entityState';
import { useAppDispatch, useAppSelector } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';

const nobody: readonly Id[] = [];
const mostShown = 200;
const most = Number.MAX_SAFE_INTEGER;

/**
 * Invoices by the beginning of their number, or by their patient; of any age and status. Null if nothing is looked for.
 * @param text `12`, `#12`, `cruz`
 */
export function useFoundInvoices(text: string): readonly Id[] | null {
  const { store } = useRuntime();
  const dispatch = useAppDispatch();
  const asked = text.trim().replace(/^#/, '');
  const number = /^\d{1,9}$/.test(asked) ? Number(asked) : null;
  const { ids } = usePatientSearch(number === null ? asked : '');
  const patients = ids ?? nobody;

  useEffect(() => {
    const [first] = ofNumber(store.getState(), String(number));
    const isHere =
      first !== undefined && invoiceSlice.selectors.selectById(store.getState(), first)?.number === number;
    if (number !== null && number > 0 && !isHere) void dispatch(fetchInvoices({ number }));
  }, [store, dispatch, number]);
  const key = patients.join(',');
  useEffect(() => {
    if (key) void dispatch(fetchInvoices({ patientId: key as Id }));
  }, [dispatch, key]);

  const found = useAppSelector((state) => {
    if (asked === '') return nobody;
    return number === null ? ofPatients(state, patients) : ofNumber(state, asked);
  }, shallowEqual);
  return asked === '' ? null : found;
}

function ofNumber(state: StoreState, beginning: string): readonly Id[] {
  const { selectIdsBy, selectById } = invoiceSlice.selectors;
  const rows = invoiceStatuses
    .flatMap((status) => selectIdsBy(state, 'status', status))
    .map((id) => selectById(state, id))
    .filter((row): row is Invoice => String(row?.number ?? '').startsWith(beginning));
  // The one that is meant just so comes before those that only begin like it.
  const exact = rows.filter(({ number }) => String(number) === beginning).map(({ id }) => id);
  return [...new Set([...exact, ...latestFirst(rows)])];
}

function ofPatients(state: StoreState, patients: readonly Id[]): readonly Id[] {
  const { selectIdsBy, selectById } = invoiceSlice.selectors;
  const rows = patients
    .flatMap((patient) => selectIdsBy(state, 'patient', patient))
    .flatMap((id) => selectById(state, id) ?? []);
  return latestFirst(rows);
}

/** Drafts before all others. */
function latestFirst(rows: readonly Invoice[]): readonly Id[] {
  return rows
    .toSorted((a, b) => (b.number ?? most) - (a.number ?? most) || (a.id < b.id ? 1 : -1))
    .slice(0, mostShown)
    .map(({ id }) => id);
}
