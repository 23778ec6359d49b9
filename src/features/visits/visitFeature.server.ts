import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import { completeVisitRoute } from './completeVisit.server';
import type { AdjustStock } from './writeVisit.server';

/**
 * Visits on the server: what ends with one is written together.
 * @param adjustStock how the stock is taken from: features know each other by what they are given only
 */
export function visitFeature(tools: FeatureTools, adjustStock: AdjustStock): ServerFeature {
  return { routes: (app) => completeVisitRoute(app, tools, adjustStock) };
}
