import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import { appointmentRoutes } from './appointmentRoutes.server';
import type { BookingRules } from './bookingRules.server';
import { newSeriesRoute } from './seriesRoutes.server';
import { seriesChangeRoute } from './seriesChange.server';
import type { SlotSearch } from './slotSearch.server';
import { answersTogether } from './togetherAnswer.server';

/** Booking on the server: rules of appointments, moves, imports, series. */
export function appointmentFeature(
  tools: FeatureTools,
  rules: BookingRules,
  slots: Pick<SlotSearch, 'alternativesFor'>,
): ServerFeature {
  const answerTogether = answersTogether(tools, slots);
  return {
    rules: { appointment: rules.appointment, service: rules.service },
    routes(app) {
      appointmentRoutes(app, tools, rules.appointment, answerTogether);
      newSeriesRoute(app, tools, answerTogether);
      seriesChangeRoute(app, tools, answerTogether);
    },
  };
}
