import type { Id } from '@/domain/primitives';
import { useToastsOf } from '@/dashboards/useToastsOf';
import { inventory } from '@/features/inventory/inventoryItem';
import { inventorySlice } from '@/features/inventory/inventorySlice';
import { useRuntime } from '@/store/LockstepProvider';
import { readStockChange } from './readStockChange';

/**
 * Names what others take, add and change of the things on the screen.
 * @param isShown whether this one is
 */
export function useStockToasts(isShown: (id: Id) => boolean): void {
  const { store } = useRuntime();
  useToastsOf(inventory.path, (change) => {
    const { id, op } = change.event;
    // What is new is on no screen yet: its place in the list is.
    if (op !== 'created' && !isShown(id)) return null;
    return readStockChange(change, inventorySlice.selectors.selectEntry(store.getState(), id));
  });
}
