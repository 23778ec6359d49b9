import { changeableUntil } from '@/domain/practiceRules';
import type { Id } from '@/domain/primitives';
import { offer, propose, withPatient } from './bookTurn';
import { noWish, settled, type DialogueState } from './dialogue';
import type { AssistantFacts, KnownAppointment } from './facts';
import { findOffers } from './findOffers';
import { addToWish } from './makeWish';
import type { Message } from './readMessage';
import { agreesWith, dayOf, openAppointments, outcome, type Outcome, type Turn } from './turn';

/** Goes on with moving an appointment: which one, and where to. */
export async function moveTurn(state: DialogueState, turn: Turn): Promise<Outcome> {
  const found = await whichAppointment({ ...state, goal: 'move', pending: null }, turn, 'move');
  if ('reply' in found) return found;
  const { appointment, isJustFound } = found;
  if (isTooLate(appointment, turn)) return outcome(settled(found.state), { kind: 'tooLate', appointment });
  const start: DialogueState = { ...found.state, appointmentId: appointment.id };
  const target = isJustFound ? targetOf(turn, appointment) : turn;
  const { wish, therapists } = addToWish(start.wish, target, appointment);
  const staffId = wish.staffId ?? appointment.staffId;
  const saysNothing = wish.days === null && !wish.isEarliest;
  // `move it to 3` stays on its day.
  const days = saysNothing && wish.time !== null ? oneDay(dayOf(appointment, turn.facts)) : wish.days;
  const next: DialogueState = { ...start, wish, asked: null, choices: [], offers: [] };
  if (therapists.length > 0) {
    const named = turn.facts.therapists.filter(({ id }) => therapists.includes(id));
    return outcome(
      { ...next, asked: 'therapist', choices: therapists },
      { kind: 'askTherapist', therapists: named },
    );
  }
  if (days && days.to < turn.today)
    return outcome({ ...next, wish: { ...wish, days: null } }, { kind: 'dayIsOver' });
  const { serviceId } = appointment;
  const { reason, slots, exact } = await findOffers(turn, { ...wish, days, staffId, serviceId });
  if (!exact) return offer(next, reason, slots);
  const proposed = propose(
    next,
    { kind: 'move', appointmentId: appointment.id, from: appointment.startsAt, slot: exact },
    { kind: 'confirmMove', from: appointment, slot: exact },
  );
  return { ...proposed, state: { ...proposed.state, offers: slots }, offered: slots };
}

export async function cancelTurn(state: DialogueState, turn: Turn): Promise<Outcome> {
  const found = await whichAppointment({ ...state, goal: 'cancel', pending: null }, turn, 'cancel');
  if ('reply' in found) return found;
  const { appointment } = found;
  if (isTooLate(appointment, turn)) return outcome(settled(found.state), { kind: 'tooLate', appointment });
  const next: DialogueState = { ...found.state, appointmentId: appointment.id, choices: [], offers: [] };
  return propose(
    next,
    { kind: 'cancel', appointmentId: appointment.id, from: appointment.startsAt },
    { kind: 'confirmCancel', appointment },
  );
}

export async function listTurn(state: DialogueState, turn: Turn): Promise<Outcome> {
  const known = await withPatient(state, turn);
  if ('reply' in known) return known;
  const appointments = await openAppointments(turn, known.patient.id);
  // `cancel the second one`: of those that were told.
  const told: DialogueState = {
    ...settled(known.state),
    asked: 'appointment',
    choices: appointments.map(({ id }) => id),
  };
  const next = known.state.pending ? known.state : told;
  return outcome(
    next,
    appointments.length > 0 ? { kind: 'listed', appointments } : { kind: 'noAppointments' },
  );
}

/** Whether the practice lets a patient change it no more; whoever works here may. */
function isTooLate({ startsAt }: KnownAppointment, { facts: { rules, now } }: Turn): boolean {
  return rules !== null && now > changeableUntil(rules, startsAt);
}

function oneDay(day: ReturnType<typeof dayOf>) {
  return { from: day, to: day };
}

type Found = { state: DialogueState; appointment: KnownAppointment; isJustFound: boolean } | Outcome;

/** The one that is meant; asks if it could be several. */
async function whichAppointment(state: DialogueState, turn: Turn, goal: 'move' | 'cancel'): Promise<Found> {
  const known = await withPatient(state, turn);
  if ('reply' in known) return known;
  const open = await openAppointments(turn, known.patient.id);
  if (open.length === 0) return outcome(settled(known.state), { kind: 'noAppointments' });
  const chosen = open.find(({ id }) => id === state.appointmentId);
  if (chosen) return { state: known.state, appointment: chosen, isJustFound: false };
  const { message, facts } = turn;
  const asked = state.asked === 'appointment' ? state.choices : [];
  const among = open.filter(({ id }) => asked.length === 0 || asked.includes(id));
  const nth =
    asked.length === 0 ? null : asked[message.ordinal === -1 ? asked.length - 1 : (message.ordinal ?? 0) - 1];
  const byPlace = among.filter(({ id }) => id === nth);
  const fitting =
    byPlace.length > 0 ? byPlace : fittingOf(among.length > 0 ? among : open, message, facts, goal, state);
  const [only] = fitting;
  // Where the answer tells which one, it does not tell where to.
  if (fitting.length === 1 && only)
    return { state: { ...known.state, asked: null, choices: [] }, appointment: only, isJustFound: true };
  // What else was said of where to is kept for when it is known which one.
  const { wish } = goal === 'move' ? addToWish(state.wish, targetOf(turn, null), null) : { wish: noWish };
  const choices: Id[] = fitting.map(({ id }) => id);
  return outcome(
    { ...known.state, wish, asked: 'appointment', choices },
    { kind: 'askAppointment', goal, appointments: fitting },
  );
}

/** Those that agree with what was said of them; of a move only what tells where from. All of them if none does. */
function fittingOf(
  open: readonly KnownAppointment[],
  message: Message,
  facts: AssistantFacts,
  goal: 'move' | 'cancel',
  { asked, lastId }: DialogueState,
): readonly KnownAppointment[] {
  const isTarget = goal === 'move' && asked !== 'appointment';
  const keep = (of: readonly KnownAppointment[], said: Partial<Message>) => {
    const kept = of.filter((one) =>
      agreesWith(
        { ...message, services: [], therapists: [], days: [], fromDays: [], time: null, ...said },
        one,
        facts,
      ),
    );
    return kept.length > 0 ? kept : of;
  };
  let left = keep(open, { fromDays: message.fromDays });
  left = keep(left, { services: message.services });
  left = keep(left, { therapists: message.therapists });
  if (!isTarget) left = keep(keep(left, { days: message.days }), { time: message.time });
  const [next] = left;
  if (
    left.length > 1 &&
    next &&
    /\b(next|nächste[nrs]?) (appointment|one|booking|massage|termin)\b/i.test(message.text)
  )
    return [next];
  const last = left.find(({ id }) => id === lastId);
  if (left.length > 1 && last && /\b(it|that|this|ihn|den|das)\b/i.test(message.text)) return [last];
  return left;
}

/** The message as far as it tells where to: what said which appointment is meant is left out. */
function targetOf(turn: Turn, appointment: KnownAppointment | null): Turn {
  const { message } = turn;
  const isAnswer =
    appointment !== null &&
    !message.intents.includes('move') &&
    message.days.length > 0 &&
    agreesWith(message, appointment, turn.facts);
  const therapists =
    appointment && message.therapists.includes(appointment.staffId) ? [] : message.therapists;
  if (!isAnswer) return { ...turn, message: { ...message, services: [], therapists } };
  return { ...turn, message: { ...message, services: [], therapists, days: [], time: null } };
}
