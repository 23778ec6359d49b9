import type { ProblemCode } from '@/domain/errors';
import type { Id, Instant } from '@/domain/primitives';
import type { KnownAppointment, OfferedSlot, StoredAppointment } from './facts';
import type { Named } from './matchNames';

/** Why these times are offered. */
export type OfferReason =
  | 'free'
  /** Not what was wished for: that is not free. */
  | 'nearest'
  /** Those asked for again, unchanged. */
  | 'again'
  /** Instead of one that was refused. */
  | 'instead';

/**
 * What a reply is made of. Whatever it tells comes from rows that whoever talks may see; that something was done can be
 * said only with the row that the database has.
 */
export type ReplyPart =
  | {
      kind:
        | 'greeting'
        | 'help'
        | 'welcome'
        | 'notUnderstood'
        | 'forgotten'
        | 'ownOnly'
        | 'nothingPending'
        | 'noAppointments'
        | 'nothingFree'
        | 'kept'
        | 'dayIsOver'
        | 'noSuchOffer';
    }
  | { kind: 'askService'; services: readonly Named[] }
  | { kind: 'askTherapist'; therapists: readonly Named[] }
  | { kind: 'askPatient'; patients: readonly Named[] }
  | { kind: 'askAppointment'; goal: 'move' | 'cancel'; appointments: readonly KnownAppointment[] }
  | { kind: 'listed'; appointments: readonly KnownAppointment[] }
  | { kind: 'notOffered'; staffId: Id; serviceId: Id }
  | { kind: 'offered'; reason: OfferReason; slots: readonly OfferedSlot[] }
  | { kind: 'confirmBook'; slot: OfferedSlot; patient: Named | null }
  | { kind: 'confirmMove'; from: KnownAppointment; slot: OfferedSlot }
  | { kind: 'confirmCancel'; appointment: KnownAppointment }
  | { kind: 'booked' | 'moved' | 'cancelled'; appointment: StoredAppointment }
  /** Too soon before it starts for a patient to change it. */
  | { kind: 'tooLate'; appointment: KnownAppointment }
  | { kind: 'refused'; code: ProblemCode };

/** A write that somebody said yes to. Only the server makes it, by the rules that hold for everybody. */
export type WantedWrite =
  | { kind: 'book'; slot: OfferedSlot; patientId: Id }
  | { kind: 'move'; appointmentId: Id; from: Instant; slot: OfferedSlot }
  | { kind: 'cancel'; appointmentId: Id; from: Instant };
