import type { Sample } from '../../server/samples';

export const sample: Sample = {
  // Nothing of it yet: what is there comes by movements.
  draft: (_practice, n) => ({
    name: `Massage oil ${n}`,
    sku: `OIL-${n}`,
    unit: 'bottle',
    quantity: 0,
    reorderLevel: 4,
  }),
  changes: () => ({ name: 'Almond oil', reorderLevel: 6 }),
};
