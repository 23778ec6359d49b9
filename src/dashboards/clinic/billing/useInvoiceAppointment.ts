import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { addDays, dayOfInstant } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import { invoiceDraftOf, usualDueDays } from '@/features/invoices/invoiceDraftOf';
import { createInvoice } from '@/features/invoices/invoiceSlice';
import { selectInvoiceOf } from '@/features/invoices/useInvoicesOf';
import type { Service } from '@/features/services/service';
import { useAppDispatch } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import type { Thunk } from '@/store/thunk';
import { formatDate } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import { showOthers, showRefused } from '@/ui/toasts';
import { useClinicPaths } from '../clinicPaths';

const newId: Thunk<Id> = (_dispatch, _getState, { random }) => random.id() as Id;

/**
 * Makes a draft for a visit and opens it, in one. A visit is invoiced once: whoever presses second, on whatever device, is
 * told and led to the first.
 */
export function useInvoiceAppointment(): (appointment: Appointment, service: Service) => Promise<void> {
  const { store } = useRuntime();
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const paths = useClinicPaths();
  const today = useToday();
  const { timeZone } = useSession().practice;
  return useCallback(
    async (appointment, service) => {
      // Within billing the list stays the one it was: whoever goes through the visits goes on there.
      const isThere = pathname.startsWith(paths.section('billing'));
      const shown = isThere ? search : '?show=draft';
      const open = (id: Id, replace = false) =>
        void navigate({ pathname: paths.record('billing', id), search: shown }, { replace });
      const known = selectInvoiceOf(store.getState(), appointment.id);
      if (known) {
        open(known.id);
        return;
      }
      const id = dispatch(newId);
      const day = dayOfInstant(Date.parse(appointment.startsAt), timeZone);
      const on = `${formatDate(day)} ${day.slice(0, 4)}`;
      const draft = invoiceDraftOf(appointment, service, { on, dueOn: addDays(today, usualDueDays) });
      const stored = dispatch(createInvoice({ ...draft, id }));
      open(id);
      const result = await stored;
      if (result.ok) return;
      const { problem } = result;
      const [first] = problem.code === 'already_exists' ? (problem.details.affected ?? []) : [];
      if (first) {
        open(first, true);
        showOthers('Somebody else invoiced this visit just before. This is their invoice.');
      } else {
        void navigate({ pathname: paths.section('billing'), search: shown }, { replace: true });
        showRefused('Not invoiced', problem);
      }
    },
    [store, dispatch, navigate, pathname, search, paths, today, timeZone],
  );
}
