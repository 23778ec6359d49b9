import type { Day, Id } from '@/domain/primitives';
import { appointments } from '@/features/appointments/appointment';
import { useSession } from '@/ui/sessionContext';
import { useToastsOf } from '../useToastsOf';
import { readAppointmentChange } from './readAppointmentChange';

/**
 * Names what somebody else did with an appointment, if it concerns what this screen shows.
 * @param isShown whether the screen shows that therapist's day
 */
export function useAppointmentToasts(isShown: (staffId: Id, day: Day) => boolean): void {
  const { timeZone } = useSession().practice;
  useToastsOf(appointments.path, (change) => {
    const read = readAppointmentChange(change, timeZone);
    if (!read) return null;
    const days = [read.day, ...(read.dayBefore ? [read.dayBefore] : [])];
    return days.some((day) => isShown(read.staffId, day)) ? read.words : null;
  });
}
