import { type AvailabilityHandlers, tellAvailability } from './realtimeInterest';
import { useCommittedChanges } from './useCommittedChanges';

/**
 * Tells a component of every committed change of availability.
 * @param staffId whose; null: everybody's
 */
export function useRealtimeAvailability(staffId: string | null, handlers: AvailabilityHandlers): void {
  useCommittedChanges('availability', (change) => tellAvailability(handlers, staffId, change));
}
