import type { Id } from '@/domain/primitives';
import { type InventoryItem, isLow } from '@/features/inventory/inventoryItem';

export type ItemSort = 'name' | 'level';

export interface ItemWish {
  /** Words that name or SKU hold, in any case and with or without accents. */
  text: string;
  onlyLow: boolean;
  sort: ItemSort;
}

/** Which things are listed, in which order. `items` come sorted by name, which also breaks ties. */
export function itemOrder(items: readonly InventoryItem[], { text, onlyLow, sort }: ItemWish): readonly Id[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const found = items.filter((item) => {
    if (onlyLow && !isLow(item)) return false;
    if (words.length === 0) return true;
    const said = plain(`${item.name} ${item.sku}`);
    return words.every((word) => said.includes(word));
  });
  const ordered = sort === 'level' ? found.toSorted((a, b) => levelOf(a) - levelOf(b)) : found;
  return ordered.map(({ id }) => id);
}

/** 1: it is just time to order; what has run out comes before everything else. */
function levelOf({ quantity, reorderLevel }: InventoryItem): number {
  return quantity / Math.max(1, reorderLevel);
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}
