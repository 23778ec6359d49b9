import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import { ownProof } from './ownProof.server';
import { passwordRoute } from './passwordRoute.server';
import { secondFactorRoutes } from './secondFactorRoutes.server';
import { sessionRoutes } from './sessionRoutes.server';

/** What people do about the ways in: their sessions, password and second factor. */
export function sessionFeature(tools: FeatureTools): ServerFeature {
  return {
    routes(app) {
      const proof = ownProof(tools);
      sessionRoutes(app, tools);
      passwordRoute(app, tools, proof);
      secondFactorRoutes(app, tools, proof);
    },
  };
}
