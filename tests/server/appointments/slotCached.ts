import type { Day, Id } from '@/domain/primitives';
import { slotAnswer } from '@/features/appointments/slotAnswer.server';
import type { SlotCache } from '@/features/appointments/slotCache.server';
import type { SlotsAsked } from './slotComputation';

/** What the cache says, as `computeSlots` does: text by start and therapist. */
export async function slotCached(cache: SlotCache, asked: SlotsAsked): Promise<string[]> {
  const query = {
    serviceId: asked.serviceId as Id,
    ...(asked.staffIds ? { staffId: asked.staffIds as Id[] } : {}),
    ...(asked.stepMinutes === null ? {} : { stepMinutes: asked.stepMinutes }),
    from: asked.from as Day,
    to: asked.to as Day,
  };
  return slotAnswer(await cache.current(asked.practiceId), query, asked.accountId as Id).map(
    ({ staffId, startsAt, endsAt }) => `${startsAt} ${staffId} ${endsAt}`,
  );
}
