import { z } from 'zod';
import { IdParams, knownId, routeFor } from '@/server/entityRules';
import { answerMutation } from '@/server/mutation';
import { answered, refusedBy } from '@/server/rowChange';
import { ruledWrite } from '@/server/ruledWrite';
import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import { adjustStock } from './adjustStock.server';
import { inventory, StockAmount, StockReason } from './inventoryItem';
import { inventoryRules } from './inventoryRules.server';

const Adjustment = z.strictObject({ amount: StockAmount, reason: StockReason.nullish() });

/** Stock on the server: rules of items, and how much there is by amounts. */
export function inventoryFeature(tools: FeatureTools): ServerFeature {
  return {
    rules: { inventoryItem: inventoryRules },
    routes(app) {
      const table = tools.tableOf('inventoryItem');
      app.post(
        '/api/inventory/:id/adjust',
        routeFor(inventory, 'change', {
          summary: 'Add an amount (negative: take it), never below zero; whatever there is by now',
          params: IdParams,
          body: Adjustment,
          response: { 200: inventory.row },
        }),
        (request, reply) => {
          const id = knownId((request.params as IdParams).id);
          const { amount, reason = null } = request.body as z.infer<typeof Adjustment>;
          const change = { id, amount, reason, appointmentId: null };
          return answerMutation(tools.database, request, reply, async (transaction) =>
            answered(inventory, request, await adjustStock(transaction, table, change)),
          ).catch(refusedBy(table, 'write', ruledWrite(inventoryRules, request)));
        },
      );
    },
  };
}
