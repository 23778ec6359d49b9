import { createContext, useContext } from 'react';
import type { Day, Id, Instant } from '@/domain/primitives';

/** What is known already when somebody begins to book. */
export interface BookingStart {
  patientId?: Id;
  serviceId?: Id;
  staffId?: Id;
  startsAt?: Instant;
  /** The day to look at first, when no time is known. */
  day?: Day;
}

export interface OpenAppointments {
  /** Opens one appointment beside the screen. */
  open(this: void, id: Id): void;
  /** Opens the booking of a new one. */
  book(this: void, start?: BookingStart): void;
}

export const OpenAppointmentsContext = createContext<OpenAppointments | null>(null);

/** Opens the panels of the screen around; of stable identity. @throws Error outside of `AppointmentsProvider` */
export function useOpenAppointments(): OpenAppointments {
  const opening = useContext(OpenAppointmentsContext);
  if (!opening) throw new Error('There is no AppointmentsProvider around this component.');
  return opening;
}
