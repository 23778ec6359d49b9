import type { Id } from '@/domain/primitives';
import { sliceOf } from '@/store/createEntitySlice';
import { inventory } from './inventoryItem';

export const inventorySlice = sliceOf(inventory);

export const {
  fetchAll: fetchInventory,
  create: createInventoryItem,
  update: updateInventoryItem,
  remove: deleteInventoryItem,
} = inventorySlice.thunks;
export const {
  syncCreated: syncInventoryItemCreated,
  syncUpdated: syncInventoryItemUpdated,
  syncDeleted: syncInventoryItemDeleted,
} = inventorySlice.actions;

/**
 * Adds an amount (negative: takes it) to whatever is there, and shows it at once: two that are on their way both count,
 * and so does what somebody else takes between them.
 */
export function adjustInventoryItem(id: Id, amount: number, reason: string | null) {
  const body = { amount, ...(reason === null ? {} : { reason }) };
  return inventorySlice.thunks.actOn(id, 'adjust', body, { add: { quantity: amount }, isBlind: true });
}
