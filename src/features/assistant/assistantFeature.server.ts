import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import type { AssistantPorts } from './assistantPorts.server';
import { assistantRoutes } from './assistantRoutes.server';
import { sweepAssistant } from './sweepAssistant.server';

/** The booking assistant on the server: it talks, and what it books it books like anybody else. */
export function assistantFeature(tools: FeatureTools, ports: AssistantPorts): ServerFeature {
  const sweeper = sweepAssistant(tools);
  return {
    routes: (app) => assistantRoutes(app, tools, ports),
    close: () => sweeper.close(),
  };
}
