import type { Id } from '@/domain/primitives';
import type { DialogueState, Pending } from './dialogue';
import type { AssistantFacts, OfferedSlot } from './facts';
import { findOffers } from './findOffers';
import { addToWish } from './makeWish';
import { matchNames, type Named } from './matchNames';
import { wordsAfterFor, wordsFor } from './readMessage';
import type { OfferReason, ReplyPart } from './replyParts';
import { openAppointments, outcome, type Outcome, type Turn } from './turn';

/** Goes on with a booking: asks for what is missing, offers what is free, or proposes the one time that was asked for. */
export async function bookTurn(state: DialogueState, turn: Turn): Promise<Outcome> {
  const { facts, message, tools } = turn;
  const known = await withPatient({ ...state, goal: 'book', pending: null }, turn);
  if ('reply' in known) return known;
  const like = message.isSameTime ? await likeWhich(known.state, turn, known.patient.id) : null;
  const read = addToWish(known.state.wish, turn, like);
  // `the same time next week` is the same massage, too.
  const wish = like
    ? {
        ...read.wish,
        serviceId: read.wish.serviceId ?? like.serviceId,
        staffId: read.wish.staffId ?? like.staffId,
      }
    : read.wish;
  const next: DialogueState = { ...known.state, wish, asked: null, choices: [], offers: [] };

  if (read.services.length > 0) return askService(next, facts, read.services);
  if (wish.serviceId === null) {
    const therapist = facts.therapists.find(({ id }) => id === wish.staffId);
    const offered = therapist ? therapist.serviceIds : facts.services.map(({ id }) => id);
    const [only] = offered;
    if (offered.length !== 1 || !only) return askService(next, facts, offered);
    return bookTurn({ ...next, wish: { ...wish, serviceId: only } }, turn);
  }
  const { serviceId } = wish;
  if (read.therapists.length > 0) return askTherapist(next, facts, read.therapists);
  if (message.hasUnknownTherapist) return askTherapist(next, facts, offering(facts, serviceId));
  const therapist = facts.therapists.find(({ id }) => id === wish.staffId);
  if (therapist && !therapist.serviceIds.includes(serviceId)) {
    const asked = askTherapist(
      { ...next, wish: { ...wish, staffId: null } },
      facts,
      offering(facts, serviceId),
    );
    return { ...asked, reply: [{ kind: 'notOffered', staffId: therapist.id, serviceId }, ...asked.reply] };
  }
  if (wish.days && wish.days.to < turn.today)
    return outcome({ ...next, wish: { ...wish, days: null } }, { kind: 'dayIsOver' });
  const found = await findOffers({ ...turn, tools }, { ...wish, serviceId });
  if (found.exact) {
    const proposed = propose(
      next,
      { kind: 'book', slot: found.exact },
      { kind: 'confirmBook', slot: found.exact, patient: toldPatient(next, facts) },
    );
    return { ...proposed, state: { ...proposed.state, offers: found.slots }, offered: found.slots };
  }
  return offer(next, found.reason, found.slots);
}

/** Offers these; they may be chosen from now on. */
export function offer(state: DialogueState, reason: OfferReason, slots: readonly OfferedSlot[]): Outcome {
  if (slots.length === 0)
    return outcome({ ...state, asked: null, offers: [], pending: null }, { kind: 'nothingFree' });
  const next: DialogueState = { ...state, asked: 'slot', offers: slots, pending: null };
  return { state: next, reply: [{ kind: 'offered', reason, slots }], write: null, offered: slots };
}

/** Asks for a yes. */
export function propose(state: DialogueState, pending: Pending, part: ReplyPart): Outcome {
  return outcome({ ...state, pending, asked: 'confirm' }, part);
}

/** A patient knows for whom they book. */
export function toldPatient(state: DialogueState, { ownPatientId }: AssistantFacts): Named | null {
  return ownPatientId === null ? state.patient : null;
}

/** For whom: the patient who talks, or the one whom somebody of the practice named. */
export async function withPatient(
  state: DialogueState,
  turn: Turn,
): Promise<{ state: DialogueState; patient: Named } | Outcome> {
  const { facts, message, tools } = turn;
  if (facts.ownPatientId !== null && state.patient) return { state, patient: state.patient };
  // Once somebody is known, another one must be named as such: no other word may change for whom it is.
  const words = state.patient ? wordsAfterFor(message.words) : wordsFor(message.words, 'patient');
  const named = await tools.patientsNamed(words);
  const ids = matchNames(words, named);
  const found = named.filter(({ id }) => ids.includes(id)).slice(0, 8);
  const amongAsked = state.asked === 'patient' ? found.filter(({ id }) => state.choices.includes(id)) : [];
  const meant = amongAsked.length > 0 ? amongAsked : found;
  const [only] = meant;
  const patient = meant.length === 1 && only ? only : meant.length === 0 ? state.patient : null;
  if (patient) return { state: { ...state, patient }, patient };
  // What else was said is not lost meanwhile.
  const { wish } = addToWish(state.wish, turn, null);
  const asked: DialogueState = {
    ...state,
    wish,
    asked: 'patient',
    choices: meant.map(({ id }) => id),
    offers: [],
    pending: null,
  };
  return outcome(asked, { kind: 'askPatient', patients: meant });
}

function askService(state: DialogueState, facts: AssistantFacts, ids: readonly Id[]): Outcome {
  const services = facts.services.filter(({ id }) => ids.includes(id));
  const choices = services.map(({ id }) => id);
  return outcome({ ...state, asked: 'service', choices }, { kind: 'askService', services });
}

function askTherapist(state: DialogueState, facts: AssistantFacts, ids: readonly Id[]): Outcome {
  const therapists = facts.therapists.filter(({ id }) => ids.includes(id));
  const choices = therapists.map(({ id }) => id);
  return outcome({ ...state, asked: 'therapist', choices }, { kind: 'askTherapist', therapists });
}

function offering({ therapists }: AssistantFacts, serviceId: Id): Id[] {
  return therapists.filter(({ serviceIds }) => serviceIds.includes(serviceId)).map(({ id }) => id);
}

/** Which appointment `the same time` is like: what was proposed just now, or the next one, or the last one that was. */
async function likeWhich(state: DialogueState, turn: Turn, patientId: Id) {
  const open = await openAppointments(turn, patientId);
  const recent = open.find(({ id }) => id === state.lastId);
  if (recent) return recent;
  const [onDay] = open;
  if (onDay) return onDay;
  const past = (await turn.tools.appointmentsOf(patientId)).filter(
    ({ status }) => status !== 'cancelled' && status !== 'noShow',
  );
  return past.at(-1) ?? null;
}
