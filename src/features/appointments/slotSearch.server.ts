import { z } from 'zod';
import type { Slot } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import { Slot as SlotShape } from '@/protocol/problem';
import { signedIn } from '@/server/accessControl';
import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import { alternativesIn, type RefusedBooking } from './slotAlternatives.server';
import { slotAnswer } from './slotAnswer.server';
import { createSlotCache } from './slotCache.server';
import { parseSlotQuery, SlotQuery } from './slotQuery.server';

export interface SlotSearch extends ServerFeature {
  /** Never older than the call; see `alternativesIn`. @throws Error when the database does not answer */
  alternativesFor(refused: RefusedBooking): Promise<Slot[]>;
  /** As `GET /api/slots` answers this account. Never older than the call. @throws Error when the database does not answer */
  find(practiceId: Id, query: Parameters<typeof slotAnswer>[1], accountId: Id): Promise<Slot[]>;
}

/** Free times: `GET /api/slots`, and what could be booked instead of what was refused. */
export function slotSearch(tools: FeatureTools): SlotSearch {
  const cache = createSlotCache(tools);
  const find: SlotSearch['find'] = async (practiceId, query, accountId) =>
    slotAnswer(await cache.current(practiceId), query, accountId);
  return {
    routes(app) {
      app.get(
        '/api/slots',
        {
          // It tells nothing but free times.
          config: { access: 'signed-in' },
          schema: {
            tags: ['appointments'],
            summary:
              'Free slots of a service: days of the practice, both included; staffId: several with commas',
            querystring: SlotQuery,
            response: { 200: z.object({ slots: z.array(SlotShape) }) },
          },
        },
        (request) => {
          const query = parseSlotQuery(request.query);
          const { practiceId, user } = signedIn(request);
          return find(practiceId, query, user.id).then((slots) => ({ slots }));
        },
      );
    },
    find,
    alternativesFor: async (refused) => alternativesIn(await cache.current(refused.practiceId), refused),
    close: () => cache.close(),
  };
}
