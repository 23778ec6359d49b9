import type { DialogueState, Goal } from './dialogue';
import { matchNames, type Named } from './matchNames';
import type { Message } from './readMessage';
import { hasDetails, type Turn } from './turn';
import { widenedWords } from './words';

/** `cancel that` while booking: the talk is meant, no appointment. */
export function isCancelOfTalk({ intents, text, fromDays, days }: Message): boolean {
  return (
    intents.includes('cancel') &&
    days.length + fromDays.length === 0 &&
    !/\b(my|appointments?|bookings?|meinen?|termine?)\b/i.test(text)
  );
}

const movesExisting =
  /\b(my|existing|other|meinen?|the|den|einen) ([\p{L}]+ ){0,2}(appointments?|bookings?|termin)(?![\p{L}])/iu;

/** Whether something else is asked for than what is being talked of. */
export function changesGoal({ intents, text }: Message, goal: Goal | null): boolean {
  if (intents.includes('cancel')) return goal !== 'cancel';
  if (intents.includes('list') && !intents.includes('book')) return true;
  if (!intents.includes('move')) return false;
  // `change it to Friday` corrects what is being booked; `move my appointment` does not.
  return goal === 'cancel' || (goal === 'book' && movesExisting.test(text));
}

export function goalOf(state: DialogueState, message: Message): Goal | null {
  const { intents } = message;
  const { goal } = state;
  if (goal !== null && !changesGoal(message, goal)) {
    // `actually book me a Swedish massage` while something is to be cancelled.
    const isOther =
      goal !== 'book' &&
      intents.includes('book') &&
      message.services.length > 0 &&
      !intents.includes('move') &&
      !intents.includes('cancel') &&
      /\b(book|new|another|buche?n?|neuen?)\b/i.test(message.text);
    return isOther ? 'book' : goal;
  }
  if (intents.includes('cancel')) return 'cancel';
  if (intents.includes('move')) return 'move';
  return startsBooking(message) || intents.includes('book') || hasDetails(message) ? 'book' : goal;
}

export function startsBooking(message: Message): boolean {
  return message.services.length > 0 && message.intents.includes('book');
}

export function mayGoOn({ asked, choices }: DialogueState, message: Message, isNew: boolean): boolean {
  const isChoice = choices.length > 0 && message.ordinal !== null;
  return (
    isNew ||
    hasDetails(message) ||
    isChoice ||
    asked === 'patient' ||
    message.intents.some((one) => one === 'book' || one === 'move' || one === 'cancel') ||
    message.durationMinutes !== null
  );
}

/** From a cancellation to a move the appointment stays the one that is talked of. */
export function keptAppointment({ goal, appointmentId }: DialogueState, next: Goal | null) {
  return next !== 'book' && goal !== 'book' ? appointmentId : null;
}

/** `the second one`, of services or therapists that were asked about. */
export function byChoice(state: DialogueState, { message }: Turn): DialogueState {
  const { asked, choices, wish } = state;
  const place = message.ordinal === -1 ? choices.length : message.ordinal;
  const id = place === null ? undefined : choices[place - 1];
  if (id === undefined) return state;
  if (asked === 'service') return { ...state, wish: { ...wish, serviceId: id } };
  return asked === 'therapist' ? { ...state, wish: { ...wish, staffId: id } } : state;
}

/** The message with what it names looked for among what was asked about: `the massage`, of two. */
export function amongChoices(turn: Turn, { asked, choices }: DialogueState): Turn {
  const { message, facts } = turn;
  const among = (all: readonly Named[]) =>
    matchNames(
      widenedWords(message.words),
      all.filter(({ id }) => choices.includes(id)),
    );
  if (asked === 'service') {
    const services = among(facts.services);
    return services.length > 0 ? { ...turn, message: { ...message, services } } : turn;
  }
  if (asked !== 'therapist') return turn;
  const therapists = among(facts.therapists);
  return therapists.length > 0
    ? { ...turn, message: { ...message, therapists, hasUnknownTherapist: false } }
    : turn;
}
