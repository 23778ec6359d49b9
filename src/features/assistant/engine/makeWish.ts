import { addDays } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import type { Wish } from './dialogue';
import type { KnownAppointment } from './facts';
import type { DayRange, NamedDays } from './readDay';
import type { Message } from './readMessage';
import { dayOf, minuteOfDay, type Turn } from './turn';

export interface ReadWish {
  wish: Wish;
  /** Services that were named equally well; ask which. */
  services: readonly Id[];
  /** The same of therapists. */
  therapists: readonly Id[];
}

/**
 * A wish with what a message says added: what is said anew replaces what was said before.
 * @param like the appointment that `the same time` refers to
 */
export function addToWish(wish: Wish, turn: Turn, like: KnownAppointment | null): ReadWish {
  const { message, facts } = turn;
  const services = narrowedServices(turn, wish);
  const [service] = services;
  const serviceId = services.length === 1 && service ? service : wish.serviceId;
  const offering = facts.therapists.filter((one) => serviceId === null || one.serviceIds.includes(serviceId));
  const able = message.therapists.filter((id) => offering.some((one) => one.id === id));
  const therapists = able.length > 0 ? able : message.therapists;
  const [therapist] = therapists;
  const days = wishedDays(message) ?? (message.isEarliest ? null : wish.days);
  const same = like ? sameTimeAs(like, turn) : null;
  return {
    wish: {
      serviceId,
      staffId: therapists.length === 1 && therapist ? therapist : message.anyTherapist ? 'any' : wish.staffId,
      days: same?.days ?? days,
      time: message.time ?? same?.time ?? wish.time,
      isEarliest:
        message.isEarliest || (wish.isEarliest && message.days.length === 0 && message.time === null),
    },
    services:
      services.length > 1 && !(wish.serviceId !== null && services.includes(wish.serviceId)) ? services : [],
    therapists: therapists.length > 1 ? therapists : [],
  };
}

/** Of services named equally well, those of the length that was said, and that the therapist offers. */
function narrowedServices({ message, facts }: Turn, wish: Wish): readonly Id[] {
  const keep = (ids: readonly Id[], is: (id: Id) => boolean) => {
    const kept = ids.filter(is);
    return kept.length > 0 ? kept : ids;
  };
  const lasts = (id: Id) =>
    facts.services.find((one) => one.id === id)?.durationMinutes === message.durationMinutes;
  const ofLength =
    message.durationMinutes === null
      ? message.services
      : keep(message.services.length > 0 ? message.services : facts.services.map(({ id }) => id), lasts);
  const [named] = message.therapists.length === 1 ? message.therapists : [];
  const staffId = named ?? (wish.staffId === 'any' ? null : wish.staffId);
  const therapist = facts.therapists.find(({ id }) => id === staffId);
  return therapist && ofLength.length > 1
    ? keep(ofLength, (id) => therapist.serviceIds.includes(id))
    : ofLength;
}

function wishedDays({ days, answer }: Message): DayRange | null {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  // `no, not Tuesday, Wednesday`: the last one counts.
  if (answer === 'no' || last.to < first.from) return rangeOf(last);
  return { from: first.from, to: last.to > first.to ? last.to : first.to };
}

function rangeOf({ from, to }: NamedDays): DayRange {
  return { from, to };
}

function sameTimeAs(like: KnownAppointment, turn: Turn): Pick<Wish, 'days' | 'time'> | null {
  const { message, facts } = turn;
  if (!message.isSameTime) return null;
  const time = { kind: 'at', minute: minuteOfDay(like, facts) } as const;
  if (message.sameTimeInWeeks !== null) {
    const day = addDays(dayOf(like, facts), 7 * message.sameTimeInWeeks);
    return { days: { from: day, to: day }, time };
  }
  return { days: wishedDays(message), time };
}
