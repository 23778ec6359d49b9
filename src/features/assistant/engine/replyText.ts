import { dayOfInstant, wallTimeOfInstant } from '@/domain/calendar';
import type { Slot } from '@/domain/errors';
import type { Language } from '@/domain/language';
import type { Id } from '@/domain/primitives';
import type { AssistantFacts } from './facts';
import type { Named } from './matchNames';
import type { ReplyPart } from './replyParts';
import { replyPhrases } from './replyPhrases';

type Told = Slot & { serviceId: Id };

/** A reply in words. Everything in it comes from its parts and from the practice's own names. */
export function replyText(parts: readonly ReplyPart[], facts: AssistantFacts, language: Language): string {
  return parts.map((part) => partText(part, facts, language)).join('\n');
}

function partText(part: ReplyPart, facts: AssistantFacts, language: Language): string {
  const phrases = replyPhrases[language];
  const words = slotWords(facts, language);
  switch (part.kind) {
    case 'askService':
      return withList(phrases.askService, part.services.map(nameOf));
    case 'askTherapist':
      return withList(phrases.askTherapist, part.therapists.map(nameOf));
    case 'askPatient':
      return part.patients.length === 0
        ? phrases.askPatient
        : withList(phrases.whichPatient, part.patients.map(nameOf));
    case 'askAppointment':
      return withList(
        part.goal === 'move' ? phrases.moveWhich : phrases.cancelWhich,
        part.appointments.map(words.whole),
      );
    case 'listed':
      return withList(phrases.listed(part.appointments.length), part.appointments.map(words.whole));
    case 'notOffered':
      return phrases.notOffered(words.therapist(part.staffId), words.service(part.serviceId));
    case 'offered':
      return withList(phrases.offered[part.reason], part.slots.map(words.choice));
    case 'confirmBook':
      return phrases.confirmBook(words.whole(part.slot), part.patient?.name ?? null);
    case 'confirmMove':
      return phrases.confirmMove(words.whole(part.from), words.choice(part.slot));
    case 'confirmCancel':
      return phrases.confirmCancel(words.whole(part.appointment));
    case 'tooLate':
      return phrases.tooLate(words.whole(part.appointment));
    case 'booked':
      return phrases.booked(words.whole(part.appointment), part.appointment.status === 'requested');
    case 'moved':
      return phrases.moved(words.whole(part.appointment));
    case 'cancelled':
      return phrases.cancelled(words.whole(part.appointment));
    case 'refused':
      return phrases.refused[part.code] ?? phrases.refusedOtherwise;
    case 'greeting':
    case 'help':
    case 'welcome':
    case 'notUnderstood':
    case 'forgotten':
    case 'ownOnly':
    case 'nothingPending':
    case 'noAppointments':
    case 'nothingFree':
    case 'kept':
    case 'dayIsOver':
    case 'noSuchOffer':
      return phrases[part.kind];
  }
}

function slotWords(facts: AssistantFacts, language: Language) {
  const named = (all: readonly Named[], id: Id) => all.find((one) => one.id === id)?.name ?? '–';
  const service = (id: Id) => named(facts.services, id);
  const therapist = (id: Id) => named(facts.therapists, id);
  const choice = (slot: Slot) =>
    `${timeText(slot.startsAt, facts.timeZone, language)}, ${therapist(slot.staffId)}`;
  const whole = (one: Told) => `${service(one.serviceId)}, ${choice(one)}`;
  return { service, therapist, choice, whole };
}

/** `Tue 24 Nov, 14:00`, on the practice's wall clock. */
export function timeText(startsAt: string, timeZone: string, language: Language): string {
  const ms = Date.parse(startsAt);
  const day = new Date(`${dayOfInstant(ms, timeZone)}T12:00:00Z`);
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const text = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', options).format(day);
  return `${text.replace(/^(\w+),/, '$1')}, ${wallTimeOfInstant(ms, timeZone)}`;
}

function withList(head: string, lines: readonly string[]): string {
  return [head, ...lines.map((line, n) => `${n + 1}. ${line}`)].join('\n');
}

function nameOf({ name }: Named): string {
  return name;
}
