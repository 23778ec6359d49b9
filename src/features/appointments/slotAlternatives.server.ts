import type { Slot } from '@/domain/errors';
import type { Id, Instant } from '@/domain/primitives';
import { freeStarts, nearestStarts, type SlotQuestion } from '@/domain/slots';
import type { CurrentSlots } from './slotCache.server';
import { instantOf } from './slotAnswer.server';

/** A booking that was refused. */
export interface RefusedBooking {
  practiceId: Id;
  /** Who wanted it: their own holds are not in their way. Null outside a request. */
  accountId: Id | null;
  staffId: Id;
  serviceId: Id;
  startsAt: Instant;
  /** The service's own unless given. */
  durationMinutes?: number;
  /** The appointment that was to be moved: where it stands is free for itself. */
  exceptAppointmentId?: Id;
}

const nearestOfSame = 5;
const sameTimeOfOthers = 3;

/**
 * What could be booked instead: the nearest slots with the same therapist, nearest first, then the same start with others
 * who offer the service. They are slots as `GET /api/slots` tells them; none if the service cannot be booked.
 */
export function alternativesIn(current: CurrentSlots, refused: RefusedBooking): Slot[] {
  const { replica, now, stepMinutes } = current;
  const service = replica.service(refused.serviceId);
  if (!service?.isActive) return [];
  const durationMinutes = refused.durationMinutes ?? service.durationMinutes;
  const wantedAt = Date.parse(refused.startsAt);
  const question: SlotQuestion = {
    ...service,
    durationMinutes,
    stepMinutes,
    notBefore: now,
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
  };
  const { accountId, exceptAppointmentId, staffId } = refused;
  const timeOf = (id: Id) => replica.timeOf(id, { accountId, now, exceptAppointmentId });
  const slot = (id: Id, start: number): Slot => ({
    staffId: id,
    startsAt: instantOf(start),
    endsAt: instantOf(start + durationMinutes * 60_000),
  });

  const offering = replica.staffOffering(refused.serviceId);
  const same = offering.filter((id) => id === staffId).map((id) => ({ staffId: id, time: timeOf(id) }));
  const wanted = { staffId, startsAt: wantedAt };
  const found = nearestStarts(same, wanted, nearestOfSame, question).map(({ startsAt }) =>
    slot(staffId, startsAt),
  );
  const sameTime = { ...question, from: wantedAt, to: wantedAt + 1 };
  const others: Slot[] = [];
  for (const other of offering) {
    if (others.length === sameTimeOfOthers) break;
    if (other !== staffId && freeStarts(timeOf(other), sameTime).length > 0)
      others.push(slot(other, wantedAt));
  }
  return [...found, ...others];
}
