import { useCallback, useContext, useMemo } from 'react';
import type { Day, Id } from '@/domain/primitives';
import type {
  BookedService,
  BookedStaff,
  KeptSlot,
  LengthOf,
  StaffIntervals,
  WantedSlot,
} from './bookingParts';
import { BookingPartsContext } from './BookingPartsProvider';

// What the parts hold are the same hooks for the life of the provider: its contract says so.
/* oxlint-disable react/rules-of-hooks */

/** @throws Error outside of `BookingPartsProvider` */
export function useBookingParts() {
  const parts = useContext(BookingPartsContext);
  if (!parts) throw new Error('There is no BookingPartsProvider around this component.');
  return parts;
}

/** Null asks for nobody. */
export function useStaffMember(id: Id | null): BookedStaff | undefined {
  return useBookingParts().useStaffMember(id);
}

/** Active therapists, by name. */
export function useTherapists(): readonly BookedStaff[] {
  return useBookingParts().useTherapists();
}

/** Null asks for none. */
export function useService(id: Id | null): BookedService | undefined {
  return useBookingParts().useService(id);
}

/** Every service, also those that are no longer offered. */
export function useServices(): readonly BookedService[] {
  return useBookingParts().useServices();
}

/** What is active on these days, the last included, in milliseconds since 1970; null until it is there. */
export function useOpenTime(staffIds: readonly Id[], from: Day, to: Day): StaffIntervals | null {
  return useBookingParts().useOpenTime(staffIds, from, to);
}

/** What others hold, buffers included; null until it is there. */
export function useHeldTime(staffIds: readonly Id[], lengthOf: LengthOf): StaffIntervals | null {
  return useBookingParts().useHeldTime(staffIds, lengthOf);
}

/** Keeps a slot as long as it is asked for. */
export function useKeptSlot(slot: WantedSlot | null): KeptSlot {
  return useBookingParts().useKeptSlot(slot);
}

export function usePatientNameOf(): (id: Id) => string | null {
  return useBookingParts().usePatientNameOf();
}

/** Null asks for nobody's. */
export function usePatientAddress(id: Id | null): string | null {
  return useBookingParts().usePatientAddress(id);
}

/** Looks lengths of services up; another function only when a service changed. */
export function useLengthOf(): LengthOf {
  const services = useServices();
  const byId = useMemo(() => new Map(services.map((service) => [service.id, service])), [services]);
  return useCallback((serviceId: Id) => byId.get(serviceId), [byId]);
}
