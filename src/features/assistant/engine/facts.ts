import type { Slot } from '@/domain/errors';
import type { Language } from '@/domain/language';
import type { Day, Id, Instant } from '@/domain/primitives';
import type { PracticeRules } from '@/domain/practiceRules';
import type { Named } from './matchNames';

export interface KnownService extends Named {
  durationMinutes: number;
}

export interface KnownTherapist extends Named {
  serviceIds: readonly Id[];
}

/** An appointment that whoever talks may see. */
export interface KnownAppointment extends Slot {
  id: Id;
  patientId: Id;
  serviceId: Id;
  status: string;
  rev: number;
}

/** What the assistant knows when a message comes: of the practice, and of whoever talks. */
export interface AssistantFacts {
  /** The database's time, in milliseconds since 1970. */
  now: number;
  /** IANA name. */
  timeZone: string;
  /** In which to begin. */
  language: Language;
  /** Active ones only. */
  services: readonly KnownService[];
  therapists: readonly KnownTherapist[];
  /** What binds a patient; null: whoever talks works here, and is not bound. */
  rules: PracticeRules | null;
  /** Who talks is a patient, and this is they; null: somebody of the practice, for a patient whom they name. */
  ownPatientId: Id | null;
  /** The patient whom the screen is about, for somebody of the practice. */
  patientAtHand: Named | null;
}

export interface SlotQuestion {
  serviceId: Id;
  /** Null: any who offers it. */
  staffIds: readonly Id[] | null;
  /** Days of the practice, both included. */
  from: Day;
  to: Day;
}

/** What the assistant can find out. Nothing here writes. */
export interface AssistantTools {
  /** Free times as the slot search tells them: by start, then by therapist. */
  freeSlots(question: SlotQuestion): Promise<readonly Slot[]>;
  /** Those of one patient, also of the last months, by start; whoever may not see them is told of none. */
  appointmentsOf(patientId: Id): Promise<readonly KnownAppointment[]>;
  /** Patients whom these words may name, as far as whoever talks may see them. */
  patientsNamed(words: readonly string[]): Promise<readonly Named[]>;
  newId(): Id;
}

/** A free time that was offered, under the id by which it may be chosen. */
export interface OfferedSlot extends Slot {
  id: Id;
  serviceId: Id;
}

/** A row that the database has: the proof without which nothing is said to be done. */
export interface StoredAppointment extends KnownAppointment {
  startsAt: Instant;
}
