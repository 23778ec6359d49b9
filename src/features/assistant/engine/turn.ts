import { dayOfInstant, minutesOf, wallTimeOfInstant } from '@/domain/calendar';
import type { Slot } from '@/domain/errors';
import type { Day, Id } from '@/domain/primitives';
import type { DialogueState } from './dialogue';
import type { AssistantFacts, AssistantTools, KnownAppointment, OfferedSlot } from './facts';
import type { Message } from './readMessage';
import type { ReplyPart, WantedWrite } from './replyParts';

/** One message, with all that it takes to answer it. */
export interface Turn {
  message: Message;
  facts: AssistantFacts;
  tools: AssistantTools;
  today: Day;
}

/** What comes of a message. */
export interface Outcome {
  state: DialogueState;
  reply: readonly ReplyPart[];
  /** What was said yes to, still to be done. */
  write: WantedWrite | null;
  /** Free times that are offered now for the first time. */
  offered: readonly OfferedSlot[];
}

export function outcome(state: DialogueState, ...reply: ReplyPart[]): Outcome {
  return { state, reply, write: null, offered: [] };
}

/** The day of the practice on which something starts. */
export function dayOf({ startsAt }: Pick<Slot, 'startsAt'>, { timeZone }: AssistantFacts): Day {
  return dayOfInstant(Date.parse(startsAt), timeZone);
}

/** What the practice's wall clock shows when something starts, in minutes since midnight. */
export function minuteOfDay({ startsAt }: Pick<Slot, 'startsAt'>, { timeZone }: AssistantFacts): number {
  return minutesOf(wallTimeOfInstant(Date.parse(startsAt), timeZone));
}

/** Those appointments that can still be moved or cancelled. */
export async function openAppointments({ facts, tools }: Turn, patientId: Id): Promise<KnownAppointment[]> {
  const all = await tools.appointmentsOf(patientId);
  return all.filter(
    (one) => Date.parse(one.startsAt) > facts.now && /^(requested|confirmed)$/.test(one.status),
  );
}

/** Whether a message says something of when, what or by whom. */
export function hasDetails(message: Message): boolean {
  const { services, therapists, days, time, isEarliest, anyTherapist, isSameTime, hasUnknownTherapist } =
    message;
  return (
    services.length > 0 ||
    therapists.length > 0 ||
    days.length > 0 ||
    time !== null ||
    isEarliest ||
    anyTherapist ||
    isSameTime ||
    hasUnknownTherapist
  );
}

/** Whether all that a message says of when, what and by whom is so of this. */
export function agreesWith(message: Message, slot: Slot & { serviceId: Id }, facts: AssistantFacts): boolean {
  const { services, therapists, days, fromDays, time } = message;
  const day = dayOf(slot, facts);
  const minute = minuteOfDay(slot, facts);
  const said = [...days, ...fromDays];
  return (
    (services.length === 0 || services.includes(slot.serviceId)) &&
    (therapists.length === 0 || therapists.includes(slot.staffId)) &&
    (said.length === 0 || said.some(({ from, to }) => from <= day && day <= to)) &&
    (time === null || (time.kind === 'at' ? time.minute === minute : time.from <= minute && minute < time.to))
  );
}
