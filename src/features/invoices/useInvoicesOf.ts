import { useEffect, useState } from 'react';
import type { ListQuery } from '@/domain/listQuery';
import type { Id } from '@/domain/primitives';
import type { Runtime } from '@/store/createRuntime';
import type { StoreState } from '@/store/entityState';
import { useRowsBy } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import type { Invoice } from './invoice';
import { fetchInvoices, invoiceSlice } from './invoiceSlice';

const atOnce = 100;
/** A screen's buttons are mounted within a frame. */
const gatherMs = 8;

interface Gathering {
  asked: Map<Id, Promise<void>>;
  waiting: Id[];
  sent: Promise<void> | null;
}

const gatherings = new WeakMap<Runtime, Gathering>();

/** Asks for the invoices of these appointments: of each once, and of a whole screen's together. */
function gather(runtime: Runtime, ids: readonly Id[]): Promise<unknown> {
  const gathering: Gathering = gatherings.get(runtime) ?? { asked: new Map(), waiting: [], sent: null };
  gatherings.set(runtime, gathering);
  const missing = ids.filter((id) => !gathering.asked.has(id));
  if (missing.length > 0) {
    gathering.sent ??= new Promise<void>((resolve) => {
      runtime.clock.after(gatherMs, () => {
        const wanted = gathering.waiting.splice(0).toSorted();
        gathering.sent = null;
        const lists: Promise<void>[] = [];
        for (let from = 0; from < wanted.length; from += atOnce) {
          const appointmentId = wanted.slice(from, from + atOnce).join(',') as Id;
          const query: ListQuery<Invoice> = { appointmentId };
          lists.push(runtime.store.dispatch(fetchInvoices(query)));
        }
        void Promise.all(lists).then(() => resolve());
      });
    });
    for (const id of missing) {
      gathering.waiting.push(id);
      gathering.asked.set(id, gathering.sent);
    }
  }
  return Promise.all(ids.flatMap((id) => gathering.asked.get(id) ?? []));
}

const none: ReadonlySet<Id> = new Set();

/**
 * Sees to it that the invoices of these appointments are here, and kept true from then on.
 * @param ids another array only when others are meant
 * @returns of which it is known whether they are invoiced; of the others nothing found means nothing
 */
export function useInvoicesOf(ids: readonly Id[]): ReadonlySet<Id> {
  const runtime = useRuntime();
  const [known, setKnown] = useState(none);
  useEffect(() => {
    let isLeft = false;
    void gather(runtime, ids).then(() => {
      if (!isLeft) setKnown(new Set(ids));
    });
    return () => {
      isLeft = true;
    };
  }, [runtime, ids]);
  return known;
}

/** The invoice of this appointment that counts: not a void one. */
export function selectInvoiceOf(state: StoreState, appointmentId: Id): Invoice | undefined {
  return invoiceSlice.selectors
    .selectIdsBy(state, 'appointment', appointmentId)
    .map((id) => invoiceSlice.selectors.selectById(state, id))
    .find((row) => row !== undefined && row.status !== 'void');
}

/** The same for a component; it renders again when an invoice of this appointment changes. */
export function useInvoiceOf(appointmentId: Id): Invoice | undefined {
  return useRowsBy(invoiceSlice, 'appointment', appointmentId).find(({ status }) => status !== 'void');
}
