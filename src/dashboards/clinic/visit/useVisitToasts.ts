import { useRef } from 'react';
import { readAppointmentChange } from '@/dashboards/calendar/readAppointmentChange';
import { useToastsOf, whereWords } from '@/dashboards/useToastsOf';
import type { Day, Id } from '@/domain/primitives';
import { type Appointment, appointments } from '@/features/appointments/appointment';
import { wallTimes } from '@/features/appointments/appointmentTimes';
import { stockMovements } from '@/features/inventory/stockMovement';
import { invoices } from '@/features/invoices/invoice';
import { treatments } from '@/features/treatments/treatment';
import { isOwnVisit } from '@/features/visits/useCompleteVisit';
import { useRuntime } from '@/store/LockstepProvider';
import { type OthersChange, useOthersChanges } from '@/store/useOthersChanges';
import { formatDay, formatTimeRange } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import { partsWords, type VisitParts } from './visitWords';

const nothing: VisitParts = { hasNote: false, hasInvoice: false, used: 0 };
/** More visits than can be on their way at once. */
const remembered = 100;

/**
 * Names what somebody else did with an appointment, if it concerns what this screen shows. A completed visit is one thing
 * to say, not one for each of its rows: they carry one mutation's id, and the appointment comes last of them.
 * @param isShown whether the screen shows that therapist's day
 */
export function useVisitToasts(isShown: (staffId: Id, day: Day) => boolean): void {
  const runtime = useRuntime();
  const { timeZone } = useSession().practice;
  const visits = useRef(new Map<Id, VisitParts>());

  function note({ event }: OthersChange, add: (parts: VisitParts) => VisitParts): void {
    const { mutationId, op } = event;
    if (!mutationId || op !== 'created') return;
    const known = visits.current;
    known.set(mutationId, add(known.get(mutationId) ?? nothing));
    const [oldest] = known.size > remembered ? known.keys() : [];
    if (oldest) known.delete(oldest);
  }
  useOthersChanges(treatments.path, (change) => note(change, (parts) => ({ ...parts, hasNote: true })));
  useOthersChanges(invoices.path, (change) => note(change, (parts) => ({ ...parts, hasInvoice: true })));
  useOthersChanges(stockMovements.path, (change) =>
    note(change, (parts) => ({ ...parts, used: parts.used + 1 })),
  );

  useToastsOf(appointments.path, (change) => {
    const read = readAppointmentChange(change, timeZone);
    if (!read) return null;
    const days = [read.day, ...(read.dayBefore ? [read.dayBefore] : [])];
    if (!days.some((day) => isShown(read.staffId, day))) return null;
    const { id, mutationId } = change.event;
    const row = change.event.row as Appointment | undefined;
    const parts = mutationId && visits.current.get(mutationId);
    if (!parts || !row) return read.words;
    // On its way through the legal statuses; and this tab has said itself what it did.
    if (row.status !== 'completed' || isOwnVisit(runtime, id)) return null;
    const { staffName } = change.extra as { staffName?: string | null };
    const { day, startTime, endTime } = wallTimes(row, timeZone);
    const what = `${staffName ? `${staffName}, ` : ''}${formatDay(day)} ${formatTimeRange(startTime, endTime)}`;
    return `Visit completed · ${what} ${partsWords(parts)} ${whereWords(change)}`;
  });
}
