import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { Line } from '@/domain/primitives';

/** Of one thing. */
export const mostStock = 1_000_000_000;

const Count = z
  .int('must be a whole number')
  .min(0, 'must not be negative')
  .max(mostStock, 'is more than any practice has');

/** What is added to a quantity; negative: taken from it. */
export const StockAmount = z
  .int('must be a whole number')
  .min(-mostStock, 'is more than any practice has')
  .max(mostStock, 'is more than any practice has')
  .refine((amount) => amount !== 0, 'must not be 0');

/** Why a quantity changed. */
export const StockReason = Line(200);

interface Level {
  quantity: number;
  reorderLevel: number;
}

/** Whether it is time to order more. */
export function isLow({ quantity, reorderLevel }: Level): boolean {
  return quantity <= reorderLevel;
}

/** Something the practice uses up. How much is there changes by amounts only: two people who take one each take two. */
export const inventory = defineEntity({
  name: 'inventoryItem',
  path: 'inventory',
  table: 'inventory_item',
  fields: {
    name: Line(),
    /** What the practice orders it by; one for each thing. */
    sku: Line(60),
    /** What it is counted in: bottle, box, pair. */
    unit: Line(20),
    quantity: Count,
    /** With this much or less it is time to order. */
    reorderLevel: Count,
  },
  searchFields: ['name', 'sku'],
  indexes: { all: () => 'all', level: (row) => (isLow(row) ? 'low' : 'enough') },
  compare: (a, b) => a.name.localeCompare(b.name),
  policy: {
    see: { admin: 'all', operator: 'all', assistant: 'all', therapist: 'all' },
    create: { admin: 'all', assistant: 'all' },
    change: { admin: 'all', assistant: 'all', therapist: 'all' },
    delete: { admin: 'all', assistant: 'all' },
  },
  polling: { activeMs: 60_000, idleMs: 120_000 },
});

export type InventoryItem = Row<typeof inventory>;
