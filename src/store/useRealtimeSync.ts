import {
  type AppointmentHandlers,
  type AvailabilityHandlers,
  type RealtimeOptions,
  tellAppointment,
  tellAvailability,
  wantedStaff,
} from './realtimeInterest';
import { useCommittedChanges } from './useCommittedChanges';

/**
 * Tells a component of what has been committed, by whom and by whichever way, for a toast or a highlight; what it shows
 * follows by itself.
 */
export function useRealtimeSync(
  options: RealtimeOptions,
  handlers: AppointmentHandlers & AvailabilityHandlers,
): void {
  const staffId = wantedStaff(options);
  useCommittedChanges(options.subscribeToAppointments ? 'appointment' : null, (change) =>
    tellAppointment(handlers, change),
  );
  useCommittedChanges(options.subscribeToAvailability ? 'availability' : null, (change) =>
    tellAvailability(handlers, staffId, change),
  );
}
