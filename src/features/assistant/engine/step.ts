import { dayOfInstant } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import { cancelTurn, listTurn, moveTurn } from './appointmentTurn';
import { bookTurn } from './bookTurn';
import { appointmentAt, chosen } from './chosen';
import { noWish, settled, type DialogueState } from './dialogue';
import {
  amongChoices,
  byChoice,
  changesGoal,
  goalOf,
  isCancelOfTalk,
  keptAppointment,
  mayGoOn,
  startsBooking,
} from './goalOf';
import type { AssistantFacts, AssistantTools, OfferedSlot } from './facts';
import type { Named } from './matchNames';
import { type Message, readMessage } from './readMessage';
import { agreesWith, hasDetails, outcome, type Outcome, type Turn } from './turn';

/**
 * Answers one message: what to say, what the conversation remembers, and what was said yes to. It writes nothing and knows no
 * clock; every time it offers came from `tools.freeSlots`.
 */
export async function step(
  before: DialogueState,
  text: string,
  facts: AssistantFacts,
  tools: AssistantTools,
  pressed: PressedOffer | null = null,
): Promise<Outcome> {
  const message = readMessage(text, facts, before.language);
  const state: DialogueState = { ...before, language: message.language ?? before.language };
  const turn: Turn = { message, facts, tools, today: dayOfInstant(facts.now, facts.timeZone) };
  if (pressed) return chosenByHand(state, pressed, turn);
  return (await answered(state, turn)) ?? (await begun(state, turn)) ?? misunderstood(state, facts);
}

/** An offer of this conversation that was pressed, whenever it was made. */
export interface PressedOffer extends OfferedSlot {
  /** The appointment that would move there; null: it would be a new one. */
  movingId: Id | null;
}

function chosenByHand(
  state: DialogueState,
  { movingId, ...slot }: PressedOffer,
  turn: Turn,
): Promise<Outcome> {
  const goal = movingId === null ? 'book' : 'move';
  const isAmongLast = state.offers.some(({ id }) => id === slot.id);
  const wish = { ...state.wish, serviceId: slot.serviceId };
  return chosen(
    { ...state, goal, wish, appointmentId: movingId, offers: isAmongLast ? state.offers : [slot] },
    slot,
    turn,
  );
}

/** The message as an answer to what was asked; null: it is none. */
async function answered(state: DialogueState, turn: Turn): Promise<Outcome | null> {
  const { message, facts } = turn;
  const { pending, asked, offers } = state;
  const isOpen = state.goal !== null || pending !== null;
  if (message.intents.includes('others')) return null;
  if (message.intents.includes('forget') && !hasDetails(message))
    return outcome(settled(state), { kind: 'forgotten' });
  if (isOpen && state.goal !== 'cancel' && isCancelOfTalk(message))
    return outcome(settled(state), { kind: 'forgotten' });
  if (asked === 'confirm' && pending) {
    const about = 'slot' in pending ? pending.slot : await appointmentAt(pending.appointmentId, state, turn);
    const picked = 'slot' in pending ? pickedByPlace(message, offers) : null;
    const agrees =
      about !== null &&
      agreesWith(message, about, facts) &&
      (!picked || ('slot' in pending && picked.id === pending.slot.id));
    if (message.answer === 'yes' && agrees && !changesGoal(message, pending.kind)) return accepted(state);
    if (message.answer === 'no' && !hasDetails(message) && !picked && !changesGoal(message, pending.kind)) {
      const open: DialogueState = { ...state, pending: null, asked: offers.length > 0 ? 'slot' : null };
      return outcome(pending.kind === 'cancel' ? settled(state) : open, { kind: 'kept' });
    }
  }
  if (offers.length === 0 || (asked !== 'slot' && asked !== 'confirm')) return null;
  if (message.ordinal !== null && !changesGoal(message, state.goal)) {
    const picked = pickedByPlace(message, offers);
    if (picked) return chosen(state, picked, turn);
    if (message.days.length === 0 && message.time === null)
      return {
        ...outcome(
          { ...state, asked: 'slot', pending: null },
          { kind: 'noSuchOffer' },
          { kind: 'offered', reason: 'again', slots: offers },
        ),
      };
  }
  if (changesGoal(message, state.goal) || !hasDetails(message)) {
    const [only] = offers;
    return message.answer === 'yes' && offers.length === 1 && only ? chosen(state, only, turn) : null;
  }
  const fits = offers.filter((slot) => agreesWith(message, slot, facts));
  const [only] = fits;
  // A time, or who of several at one time, is a choice; a day alone asks for what is free on it.
  const isChoice = message.time !== null || (message.therapists.length > 0 && message.days.length === 0);
  const isNewWish = message.isEarliest || message.isSameTime;
  return fits.length === 1 && only && isChoice && !isNewWish ? chosen(state, only, turn) : null;
}

/** The message as a wish, new or more precise; null: it says nothing that could be done. */
async function begun(state: DialogueState, given: Turn): Promise<Outcome | null> {
  const turn = amongChoices(given, state);
  const { message, facts } = turn;
  const { intents } = message;
  if (intents.includes('others')) return outcome(state, { kind: 'ownOnly' });
  const goal = goalOf(state, message);
  const isNew = goal !== state.goal;
  const told = state.asked === 'appointment' ? { asked: state.asked, choices: state.choices } : {};
  const base: DialogueState = isNew
    ? { ...settled(state), ...told, goal, appointmentId: keptAppointment(state, goal), wish: noWish }
    : state;
  const isList = intents.includes('list') && !intents.includes('move') && !intents.includes('cancel');
  if (isList && !startsBooking(message)) return listTurn(state, turn);
  if (goal === 'cancel') return mayGoOn(state, message, isNew) ? cancelTurn(base, turn) : null;
  if (goal === 'move') return mayGoOn(state, message, isNew) ? moveTurn(base, turn) : null;
  if (goal === 'book' && mayGoOn(state, message, isNew)) return bookTurn(byChoice(base, turn), turn);
  if (message.answer === 'yes' && state.pending === null && state.asked === null)
    return outcome(state, { kind: 'nothingPending' });
  if (message.answer === 'no' && state.asked !== null) return outcome(settled(state), { kind: 'forgotten' });
  if (intents.includes('help')) return outcome(state, { kind: 'help' });
  if (intents.includes('thanks')) return outcome(state, { kind: 'welcome' });
  if (intents.includes('greet')) return outcome(state, { kind: 'greeting' });
  // Somebody of the practice only names a patient.
  if (facts.ownPatientId === null && state.asked === 'patient' && state.goal) return bookTurn(state, turn);
  return null;
}

function misunderstood(state: DialogueState, facts: AssistantFacts): Outcome {
  const { offers, asked } = state;
  if (offers.length > 0 && asked === 'slot')
    return outcome(state, { kind: 'notUnderstood' }, { kind: 'offered', reason: 'again', slots: offers });
  if (asked === null) return outcome(state, { kind: 'notUnderstood' }, { kind: 'help' });
  const chooseFrom = (all: readonly Named[]) => all.filter(({ id }) => state.choices.includes(id));
  if (asked === 'service')
    return outcome(
      state,
      { kind: 'notUnderstood' },
      { kind: 'askService', services: chooseFrom(facts.services) },
    );
  if (asked === 'therapist')
    return outcome(
      state,
      { kind: 'notUnderstood' },
      { kind: 'askTherapist', therapists: chooseFrom(facts.therapists) },
    );
  return outcome(state, { kind: 'notUnderstood' });
}

function accepted(state: DialogueState): Outcome {
  const { pending, patient } = state;
  if (!pending) return outcome(state, { kind: 'nothingPending' });
  if (pending.kind !== 'book') return { state, reply: [], write: pending, offered: [] };
  if (!patient) return outcome(state, { kind: 'askPatient', patients: [] });
  return { state, reply: [], write: { ...pending, patientId: patient.id }, offered: [] };
}

function pickedByPlace({ ordinal }: Message, offers: readonly OfferedSlot[]): OfferedSlot | null {
  if (ordinal === null) return null;
  return offers[ordinal === -1 ? offers.length - 1 : ordinal - 1] ?? null;
}
