import type { ComponentType } from 'react';
import type { ServiceLength } from '@/domain/slots';
import type { Interval } from '@/domain/interval';
import type { Cents, Day, Id, Instant } from '@/domain/primitives';

/** A member of staff as booking sees them. */
export interface BookedStaff {
  id: Id;
  name: string;
  colour: string;
  serviceIds: readonly Id[];
  isActive: boolean;
}

/** What can be booked, and for how long. */
export interface BookedService extends ServiceLength {
  id: Id;
  name: string;
  priceCents: Cents;
  isActive: boolean;
}

/** Intervals of several therapists, in milliseconds since 1970; in the order that was asked for. */
export type StaffIntervals = ReadonlyMap<Id, readonly Interval[]>;

/** A slot that is to be kept for whoever books. */
export interface WantedSlot {
  staffId: Id;
  serviceId: Id;
  startsAt: Instant;
  endsAt: Instant;
}

/** How keeping a slot stands. `lost`: somebody else was quicker. */
export interface KeptSlot {
  phase: 'none' | 'asking' | 'held' | 'lost' | 'ended' | 'unreachable';
  /** Seconds until it ends by itself; null while nobody said so. */
  secondsLeft: number | null;
  /** Asks for it again. */
  again(): void;
}

export interface PatientPickerProps {
  value: Id | null;
  /** @param stored settles for a patient that is new: whether the server took it */
  onChange(this: void, id: Id | null, stored?: Promise<boolean>): void;
  /** What is wrong with the choice. */
  error?: string | undefined;
  /** Gets the focus when its dialog opens. */
  isFirst?: boolean;
}

/**
 * What booking needs of other features. Whoever composes screens hands it over once (`BookingPartsProvider`): features never
 * import each other. All hooks keep their identity, and what they answer keeps its own while it means the same.
 */
export interface BookingParts {
  useStaffMember(this: void, id: Id | null): BookedStaff | undefined;
  /** Active therapists, by name. */
  useTherapists(this: void): readonly BookedStaff[];
  useService(this: void, id: Id | null): BookedService | undefined;
  /** Every service, also those that are no longer offered. */
  useServices(this: void): readonly BookedService[];
  /** Loads what is active on these days, the last included; null until it is there. */
  useOpenTime(this: void, staffIds: readonly Id[], from: Day, to: Day): StaffIntervals | null;
  /** What others hold, with the buffers of the service; null until it is there. */
  useHeldTime(this: void, staffIds: readonly Id[], lengthOf: LengthOf): StaffIntervals | null;
  /** Keeps a slot as long as it is asked for; null: none. Another one replaces it, and leaving lets it go. */
  useKeptSlot(this: void, slot: WantedSlot | null): KeptSlot;
  PatientPicker: ComponentType<PatientPickerProps>;
  PatientName: ComponentType<{ id: Id }>;
  /** Name of a patient that is here already; null if not. For what is spoken. */
  usePatientNameOf(this: void): (id: Id) => string | null;
  /** The patient's own address, if known. */
  usePatientAddress(this: void, id: Id | null): string | null;
}

/** How long a service takes, with its buffers; undefined while it is not known. */
export type LengthOf = (serviceId: Id) => ServiceLength | undefined;
