import { LockstepError } from '@/domain/errors';
import type { WriteRules } from '@/server/serverFeature';

/** What writes of single items keep to beside their definition. */
export const inventoryRules: WriteRules = {
  async check(_transaction, { before, after }) {
    if (before === null || after === null || before['quantity'] === after['quantity']) return;
    throw new LockstepError('against_rules', {
      detail:
        'How much there is changes by an amount: adjust. Two people who set it would undo each other. Nothing was changed.',
      fields: [{ field: 'quantity', message: 'must be changed by an amount: adjust' }],
    });
  },
  explain: async (refusal, { after }) =>
    refusal.constraint === 'inventory_item_sku_once'
      ? new LockstepError(
          'already_exists',
          {
            detail: `Something else has the SKU ${String(after?.['sku'])}. Nothing was changed; use another one.`,
            fields: [{ field: 'sku', message: 'is taken by something else' }],
          },
          { cause: refusal },
        )
      : null,
};
