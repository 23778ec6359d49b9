import type { Role } from '@/domain/policy';
import { type AppointmentHandlers, tellAppointment } from './realtimeInterest';
import { useCommittedChanges } from './useCommittedChanges';

/** Tells a component of every committed change of an appointment that this person may see. */
export function useRealtimeAppointments(_userId: string, _role: Role, handlers: AppointmentHandlers): void {
  useCommittedChanges('appointment', (change) => tellAppointment(handlers, change));
}
