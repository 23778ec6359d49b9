import type { Language } from '@/domain/language';
import type { Id, Instant } from '@/domain/primitives';
import type { OfferedSlot } from './facts';
import type { Named } from './matchNames';
import type { DayRange } from './readDay';
import type { TimeWish } from './readTime';

/** What somebody wishes for so far; null: not said. */
export interface Wish {
  serviceId: Id | null;
  /** `any`: said to be all the same. */
  staffId: Id | 'any' | null;
  days: DayRange | null;
  time: TimeWish | null;
  isEarliest: boolean;
}

export type Goal = 'book' | 'move' | 'cancel';

/**
 * What a yes would do: it was proposed in this conversation, and made of what the server told. `from` is where the appointment
 * stood then: a yes is worth nothing once it stands elsewhere.
 */
export type Pending =
  | { kind: 'book'; slot: OfferedSlot }
  | { kind: 'move'; appointmentId: Id; from: Instant; slot: OfferedSlot }
  | { kind: 'cancel'; appointmentId: Id; from: Instant };

/** What was asked last, so that the answer can be understood. */
export type Asked = 'service' | 'therapist' | 'patient' | 'appointment' | 'slot' | 'confirm';

/** All that a conversation remembers between two messages. Plain JSON. */
export interface DialogueState {
  language: Language;
  goal: Goal | null;
  wish: Wish;
  /** For whom; always the same for a patient. */
  patient: Named | null;
  appointmentId: Id | null;
  asked: Asked | null;
  /** What may be chosen from, in the order in which it was offered. */
  choices: readonly Id[];
  offers: readonly OfferedSlot[];
  pending: Pending | null;
  /** The appointment that was booked or moved last here. */
  lastId: Id | null;
}

export const noWish: Wish = { serviceId: null, staffId: null, days: null, time: null, isEarliest: false };

export function newDialogue(language: Language, patient: Named | null): DialogueState {
  return { language, goal: null, wish: noWish, patient, lastId: null, ...nothingOpen };
}

const nothingOpen = { appointmentId: null, asked: null, choices: [], offers: [], pending: null };

/** The same conversation with nothing left to be decided. */
export function settled(state: DialogueState): DialogueState {
  return { ...state, goal: null, wish: noWish, ...nothingOpen };
}
