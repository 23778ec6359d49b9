import type { Day, Id } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import { wallTimes } from '@/features/appointments/appointmentTimes';
import { statusWords } from '@/features/appointments/statusWords';
import type { OthersChange } from '@/store/useOthersChanges';
import { formatDay, formatTimeRange } from '@/ui/format';
import { whereWords } from '../useToastsOf';

export interface AppointmentChange {
  staffId: Id;
  /** Where it stands now, or stood until it was deleted. */
  day: Day;
  /** Where it stood before, if it was moved. */
  dayBefore: Day | null;
  /** `Maria Santos: Tue 24 Nov 10:00–11:00 booked by somebody else` */
  words: string;
}

/** Somebody else's change of an appointment in words, without the patient; null if nothing is known of it. */
export function readAppointmentChange(change: OthersChange, timeZone: string): AppointmentChange | null {
  const { event, extra } = change;
  const before = change.before as Appointment | undefined;
  const row = (event.row as Appointment | undefined) ?? before;
  if (!row) return null;
  const now = wallTimes(row, timeZone);
  const where = whereWords(change);
  const { staffName } = extra as { staffName?: string | null };
  const when = `${formatDay(now.day)} ${formatTimeRange(now.startTime, now.endTime)}`;
  return {
    staffId: row.staffId,
    day: now.day,
    dayBefore: before ? wallTimes(before, timeZone).day : null,
    words: `${staffName ? `${staffName}: ` : ''}${when} ${deed(event.op, row, before)} ${where}`,
  };
}

function deed(
  op: 'created' | 'updated' | 'deleted',
  row: Appointment,
  before: Appointment | undefined,
): string {
  if (op === 'created') return row.status === 'requested' ? 'requested' : 'booked';
  if (op === 'deleted') return 'deleted';
  if (before && before.status !== row.status) return statusWords[row.status].toLowerCase();
  const isMoved =
    before &&
    (before.startsAt !== row.startsAt || before.endsAt !== row.endsAt || before.staffId !== row.staffId);
  return isMoved ? 'moved' : 'changed';
}
