import { addDays } from '@/domain/calendar';
import type { Slot } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import type { Wish } from './dialogue';
import type { OfferedSlot } from './facts';
import type { DayRange } from './readDay';
import type { TimeWish } from './readTime';
import type { OfferReason } from './replyParts';
import { dayOf, minuteOfDay, type Turn } from './turn';

/** How many free times are offered at once. */
const atOnce = 5;
/** Where no day was named: so many days from today on. */
const aheadDays = 14;

export interface FoundOffers {
  reason: Extract<OfferReason, 'free' | 'nearest'>;
  slots: readonly OfferedSlot[];
  /** The one that was asked for exactly: nothing is left to choose. */
  exact: OfferedSlot | null;
}

/** Free times for a wish; the nearest to it where it can't be had. Whatever it tells the slot search gave. */
export async function findOffers(turn: Turn, wish: Wish & { serviceId: Id }): Promise<FoundOffers> {
  const { tools, today } = turn;
  const days: DayRange = wish.days ?? { from: today, to: addDays(today, aheadDays - 1) };
  const staffIds = wish.staffId === null || wish.staffId === 'any' ? null : [wish.staffId];
  const ask = (range: DayRange, of: readonly Id[] | null) =>
    tools.freeSlots({ serviceId: wish.serviceId, staffIds: of, ...range });
  const offered = (slot: Slot): OfferedSlot => ({ ...slot, id: tools.newId(), serviceId: wish.serviceId });

  const there = await ask(days, staffIds);
  const wished = there.filter((slot) => isAt(slot, wish.time, turn));
  if (wished.length > 0) {
    const slots = choose(wished, wish, turn).map(offered);
    const isOne =
      slots.length === 1 || (wish.time?.kind === 'at' && wish.staffId === 'any' && isOneStart(slots));
    return { reason: 'free', slots, exact: isOne && !wish.isEarliest ? (slots[0] ?? null) : null };
  }
  // First what stands nearest to the wish: another time with the same therapist, then others at the time, then other days.
  const around = { from: days.from, to: addDays(days.to, 7) };
  const wider = there.length > 0 ? there : await ask(around, staffIds);
  const others =
    staffIds === null ? [] : (await ask(days, null)).filter((slot) => isAt(slot, wish.time, turn));
  const later =
    wider.length + others.length > 0 ? [] : await ask({ from: days.from, to: addDays(days.to, 60) }, null);
  const nearest = [...nearestTo(wider, wish.time, turn), ...others.slice(0, 2), ...later.slice(0, 3)];
  return { reason: 'nearest', slots: nearest.slice(0, atOnce).toSorted(byStart).map(offered), exact: null };
}

function isAt(slot: Slot, time: TimeWish | null, { facts }: Turn): boolean {
  if (time === null) return true;
  const minute = minuteOfDay(slot, facts);
  return time.kind === 'at' ? minute === time.minute : time.from <= minute && minute < time.to;
}

function isOneStart(slots: readonly Slot[]): boolean {
  return slots.every(({ startsAt }) => startsAt === slots[0]?.startsAt);
}

/** A few of them, spread over what there is: at one time several therapists, otherwise each time once. */
function choose(slots: readonly Slot[], wish: Wish, turn: Turn): Slot[] {
  if (wish.time?.kind === 'at') return slots.slice(0, atOnce);
  const starts = onePerStart(slots);
  if (wish.isEarliest) return starts.slice(0, 3);
  const days = dayByDay(starts, turn);
  if (days.length <= 1) return spread(starts, atOnce);
  const eachDay = days.slice(0, atOnce).map((ofDay) => spread(ofDay, days.length > 2 ? 1 : 2));
  return eachDay.flat().slice(0, atOnce).toSorted(byStart);
}

function onePerStart(slots: readonly Slot[]): Slot[] {
  return slots.filter(({ startsAt }, n) => startsAt !== slots[n - 1]?.startsAt);
}

function spread(slots: readonly Slot[], count: number): Slot[] {
  if (slots.length <= count) return [...slots];
  const step = (slots.length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_one, n) => slots[Math.round(n * step)]).filter(
    (slot) => slot !== undefined,
  );
}

function nearestTo(slots: readonly Slot[], time: TimeWish | null, turn: Turn): Slot[] {
  const { facts } = turn;
  const starts = onePerStart(slots);
  const wanted =
    time?.kind === 'at' ? time.minute : time ? Math.min(Math.max(time.from, 8 * 60), time.to) : null;
  if (wanted === null) return starts.slice(0, 3);
  const away = (slot: Slot) => Math.abs(minuteOfDay(slot, facts) - wanted);
  const days = dayByDay(starts, turn);
  return days
    .slice(0, 3)
    .flatMap((ofDay) => ofDay.toSorted((a, b) => away(a) - away(b)).slice(0, days.length > 1 ? 1 : 3));
}

/** In their order, each day's together. */
function dayByDay(slots: readonly Slot[], { facts }: Turn): Slot[][] {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = dayOf(slot, facts);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days.values()];
}

function byStart(a: Slot, b: Slot): number {
  return a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0;
}
