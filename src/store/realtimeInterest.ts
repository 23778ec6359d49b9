import type { Role } from '@/domain/policy';
import type { CommittedChange } from './createCommittedChanges';

/** What a component wants to hear of. What the person may see at all, the server decides. */
export interface RealtimeOptions {
  userId: string;
  role: Role;
  /** The therapist this person is, if any: whose availability is their own. */
  staffId?: string | null;
  subscribeToAppointments: boolean;
  subscribeToAvailability: boolean;
  /** Everybody's availability; otherwise the person's own only. */
  globalAvailability: boolean;
}

export interface AppointmentHandlers {
  onAppointmentCreated?(change: CommittedChange): void;
  onAppointmentUpdated?(change: CommittedChange): void;
  onAppointmentDeleted?(change: CommittedChange): void;
}

export interface AvailabilityHandlers {
  /** Added, changed or deleted: see `change.event.op`. */
  onAvailabilityChanged?(change: CommittedChange): void;
}

/** Whose availability is wanted; null: everybody's. */
export function wantedStaff({ globalAvailability, staffId, userId }: RealtimeOptions): string | null {
  return globalAvailability ? null : (staffId ?? userId);
}

/** @param staffId whose availability is wanted; null: everybody's */
export function tellAvailability(
  handlers: AvailabilityHandlers,
  staffId: string | null,
  change: CommittedChange,
): void {
  if (staffId === null || concernsStaff(change, staffId)) handlers.onAvailabilityChanged?.(change);
}

/** Whether the row is, or was until now, this therapist's: it may have been moved to another one, or be gone. */
function concernsStaff({ event, extra, before }: CommittedChange, staffId: string): boolean {
  return [event.row, extra, before].some((about) => about !== undefined && staffIdOf(about) === staffId);
}

function staffIdOf(about: object): unknown {
  return (about as { staffId?: unknown }).staffId;
}

export function tellAppointment(handlers: AppointmentHandlers, change: CommittedChange): void {
  switch (change.event.op) {
    case 'created':
      return handlers.onAppointmentCreated?.(change);
    case 'updated':
      return handlers.onAppointmentUpdated?.(change);
    case 'deleted':
      return handlers.onAppointmentDeleted?.(change);
  }
}
