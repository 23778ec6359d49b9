import { useMemo } from 'react';
import type { Draft, Patch } from '@/domain/entity';
import { useAppDispatch } from '@/store/hooks';
import { useDataSync } from '@/store/useDataSync';
import type { WriteResult } from '@/store/thunk';
import { showDone, showRefused } from '@/ui/toasts';
import { inventory, type InventoryItem } from './inventoryItem';
import { createInventoryItem, deleteInventoryItem, updateInventoryItem } from './inventorySlice';

export interface ItemWrites {
  /** Says so if it was added; what refused it is the form's to show. */
  add(draft: Draft<typeof inventory>): Promise<WriteResult<InventoryItem>>;
  /** Says what was changed, which is done already. @param before the changed fields as they were */
  changed(item: InventoryItem, before: Patch<typeof inventory>): void;
  remove(item: InventoryItem): void;
}

/** Writes of the things themselves, told to the person and undone on demand. */
export function useItemWrites(): ItemWrites {
  const dispatch = useAppDispatch();
  const { refresh } = useDataSync();
  return useMemo(() => {
    async function put(item: InventoryItem, patch: Patch<typeof inventory>): Promise<void> {
      const result = await dispatch(updateInventoryItem(item.id, patch));
      if (!result.ok) showRefused(`Not changed: ${item.name}`, result.problem);
    }
    const writes: ItemWrites = {
      async add(draft) {
        const result = await dispatch(createInventoryItem(draft));
        if (result.ok) {
          const { row } = result;
          showDone(`${draft.name} added`, row ? { undo: () => writes.remove(row) } : {});
        }
        return result;
      },
      changed(item, before) {
        showDone(`${item.name} changed`, { undo: () => void put(item, before) });
      },
      remove(item) {
        void dispatch(deleteInventoryItem(item.id)).then((result) => {
          if (result.ok) {
            showDone(`${item.name} deleted`, { undo: () => void again(item) });
            return;
          }
          if (result.problem.code === 'not_found') return;
          // Somebody took some meanwhile: what is deleted is then what it has become.
          const retry = () => void refresh(inventory.path).then(() => writes.remove(item));
          showRefused(`Not deleted: ${item.name}`, result.problem, { retry });
        });
      },
    };
    /** An id means one row for ever: it comes back as a new one, with its movements beginning anew. */
    async function again({ name, sku, unit, quantity, reorderLevel }: InventoryItem): Promise<void> {
      const result = await writes.add({ name, sku, unit, quantity, reorderLevel });
      if (!result.ok) showRefused(`Not added: ${name}`, result.problem);
    }
    return writes;
  }, [dispatch, refresh]);
}
