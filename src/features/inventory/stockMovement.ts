import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { Id, Line } from '@/domain/primitives';

/** One change of how much is there. The database writes it with the change itself, so that they always sum up. */
export const stockMovements = defineEntity({
  name: 'stockMovement',
  path: 'stock-movements',
  table: 'stock_movement',
  fields: {
    itemId: Id,
    /** Negative: taken. */
    amount: z.int(),
    /** How much there was then. */
    quantityAfter: z.int().min(0),
    reason: Line(200).nullable().default(null),
    /** The visit it was used up at. */
    appointmentId: Id.nullable().default(null),
    /** Who did it, by name; null: nobody who had signed in. */
    author: Line().nullable().default(null),
  },
  references: { itemId: 'inventory', appointmentId: 'appointments' },
  indexes: { item: (row) => row.itemId, appointment: (row) => row.appointmentId ?? '' },
  // Newest first. Their ids tell the order; `createdAt` is when a transaction began, which may have waited for another.
  compare: (a, b) => (a.id > b.id ? -1 : a.id < b.id ? 1 : 0),
  describe: (row, nameOf) => ({ itemId: row.itemId, itemName: nameOf('inventory', row.itemId) }),
  policy: {
    see: { admin: 'all', operator: 'all', assistant: 'all', therapist: 'all' },
    create: {},
    change: {},
    delete: {},
  },
  polling: { activeMs: 60_000, idleMs: 120_000 },
});

export type StockMovement = Row<typeof stockMovements>;
