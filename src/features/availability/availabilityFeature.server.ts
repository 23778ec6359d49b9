import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import type { Availability } from './availability';
import { availabilitySeriesRoute } from './availabilitySeries.server';
import { copyRoutes } from './copyRoutes.server';
import { assertUnbooked, bookedUnder, type AvailabilityChange } from './stillBooked.server';

/** Availability on the server: what is booked stays covered unless somebody says otherwise; repeats and copies. */
export function availabilityFeature(tools: FeatureTools): ServerFeature {
  return {
    rules: {
      availability: {
        confirmations: ['evenIfBooked'],
        async check(transaction, { before, after, confirms }) {
          if (before === null || confirms('evenIfBooked')) return;
          const change = { before: before as unknown as Availability, after } as AvailabilityChange;
          assertUnbooked(await bookedUnder(transaction, [change]));
        },
      },
    },
    routes(app) {
      copyRoutes(app, tools);
      availabilitySeriesRoute(app, tools);
    },
  };
}
