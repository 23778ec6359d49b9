import type { Slot } from '@/domain/errors';
import { daysInterval } from '@/domain/practiceTime';
import type { Id, Instant } from '@/domain/primitives';
import { freeStarts } from '@/domain/slots';
import type { CurrentSlots } from './slotCache.server';
import { unknownIds, wrongEnd, type SlotQuery } from './slotQuery.server';

/** More is nothing anybody looks at, and would keep everybody else waiting. */
const mostSlots = 200_000;

/**
 * Every free slot a query asks for: by start, then by therapist. Nobody's own holds are in their way.
 * @throws LockstepError `unknown_reference` for a service or therapist that is not there; `invalid_fields` if there are
 *   too many slots to tell
 */
export function slotAnswer(current: CurrentSlots, query: SlotQuery, accountId: Id): Slot[] {
  const { replica, now, timeZone } = current;
  const service = replica.service(query.serviceId);
  if (!service) throw unknownIds('serviceId', [query.serviceId]);
  const missing = query.staffId?.filter((id) => !replica.hasStaff(id)) ?? [];
  if (missing.length > 0) throw unknownIds('staffId', missing);
  if (!service.isActive) return [];

  const days = daysInterval(query.from, query.to, timeZone);
  const stepMinutes = query.stepMinutes ?? current.stepMinutes;
  const question = { ...service, stepMinutes, notBefore: now, from: days.start, to: days.end };
  const wanted = query.staffId && new Set(query.staffId);
  const staffAt = new Map<number, Id[]>();
  let count = 0;
  for (const staffId of replica.staffOffering(query.serviceId)) {
    if (wanted && !wanted.has(staffId)) continue;
    const starts = freeStarts(replica.timeOf(staffId, { accountId, now }), question);
    count += starts.length;
    if (count > mostSlots)
      throw wrongEnd(`leads to more than ${mostSlots} slots: ask for fewer days or people`);
    for (const startsAt of starts) {
      const others = staffAt.get(startsAt);
      if (others) others.push(staffId);
      else staffAt.set(startsAt, [staffId]);
    }
  }
  const inOrder = [...staffAt].toSorted(([a], [b]) => a - b);
  return inOrder.flatMap(([start, staffIds]) => {
    const [startsAt, endsAt] = [instantOf(start), instantOf(start + service.durationMinutes * 60_000)];
    return staffIds.map((staffId): Slot => ({ staffId, startsAt, endsAt }));
  });
}

/** @param epochMs milliseconds since 1970 */
export function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}
