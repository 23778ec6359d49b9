import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import { exportRoutes } from './exportRoutes.server';
import { importRoutes } from './importRoutes.server';
import { importRunner } from './importRunner.server';
import { uploadRoute } from './uploadRoute.server';

/** Files in and out: reading, running and resuming imports, and exports. */
export function importFeature(tools: FeatureTools): ServerFeature {
  const runner = importRunner(tools);
  return {
    routes(app) {
      uploadRoute(app, tools);
      importRoutes(app, tools, runner);
      exportRoutes(app, tools);
    },
    close: () => runner.close(),
  };
}
