import type { Draft, Patch } from '@/domain/entity';
import type { LockstepError, Slot } from '@/domain/errors';
import { permits, type Viewer } from '@/domain/policy';
import type { Id, Instant } from '@/domain/primitives';
import { type Appointment, appointments } from './appointment';
import { type AppointmentStatus, firstStatuses } from './appointmentStatus';

export type AppointmentDraft = Draft<typeof appointments>;
export type AppointmentPatch = Patch<typeof appointments>;

/** Where an appointment is to stand. */
export interface Place {
  startsAt: Instant;
  endsAt: Instant;
  staffId: Id;
}

/** What can be done with appointments on a screen. Each shows at once, says how it went, and can be undone where that is possible. */
export interface AppointmentWrites {
  /**
   * @param onRefused for a form that shows by itself what is in the way; otherwise a dialog does
   * @returns whether it was booked
   */
  book(draft: AppointmentDraft, onRefused?: (problem: LockstepError) => void): Promise<boolean>;
  /** To another time, another therapist, or both. */
  move(row: Appointment, to: Place): void;
  /** Another length at the same place. */
  resize(row: Appointment, to: Pick<Place, 'startsAt' | 'endsAt'>): void;
  setStatus(row: Appointment, status: AppointmentStatus): void;
  cancel(row: Appointment): void;
  /** Answers a request with no: it is cancelled. */
  decline(row: Appointment): void;
  /** Any other fields. */
  change(row: Appointment, patch: AppointmentPatch): void;
  /** As if it had never been; cancelling is what a practice usually does. */
  remove(row: Appointment): void;
}

/** A write that did not fit, and what can be done instead. */
export interface RefusedPlace {
  title: string;
  problem: LockstepError;
  take(slot: Slot): void;
  overbook(reason: string): void;
}

/** Two people changed the same field: what each of them wants. */
export interface EditConflict {
  mine: Appointment;
  theirs: Appointment;
  patch: AppointmentPatch;
}

/** The fields that make the same appointment again, with a status it may begin with. */
export function draftOf(row: Appointment): AppointmentDraft {
  const { patientId, staffId, serviceId, startsAt, endsAt, address, notes, overbookReason } = row;
  const status = firstStatuses.find((first) => first === row.status) ?? 'confirmed';
  return { patientId, staffId, serviceId, startsAt, endsAt, status, address, notes, overbookReason };
}

/** Only the fields in which `wanted` differs, so that edits of different fields merge; null if none does. */
export function patchTo<F extends keyof AppointmentPatch>(
  row: Appointment,
  wanted: Pick<Appointment, F>,
): AppointmentPatch | null {
  const changed = Object.entries(wanted).filter(([field, value]) => row[field as F] !== value);
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

/** The values these fields had, to put them back. */
export function reversal(before: Appointment, patch: AppointmentPatch): AppointmentPatch {
  const old = before as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.keys(patch).map((field) => [field, old[field]]));
}

/** The same appointment at another place, keeping its length. */
export function placeAt({ startsAt, endsAt }: Pick<Place, 'startsAt' | 'endsAt'>, slot: Slot): Place {
  const lengthMs = Date.parse(endsAt) - Date.parse(startsAt);
  return {
    staffId: slot.staffId,
    startsAt: slot.startsAt,
    endsAt: new Date(Date.parse(slot.startsAt) + lengthMs).toISOString() as Instant,
  };
}

/** Whether something stands in the way that another place, or a reason, would get around. */
export function isAboutPlace({ code }: LockstepError): boolean {
  return code === 'slot_taken' || code === 'outside_availability';
}

/** Who may book where something stands already, with a reason. */
export function mayOverbook({ role }: Pick<Viewer, 'role'>): boolean {
  return role === 'operator' || role === 'admin';
}

export function mayRemove(viewer: Viewer, row: Appointment): boolean {
  return permits(appointments.policy, 'delete', viewer, row);
}
