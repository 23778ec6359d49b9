import { useCallback, useMemo, useState } from 'react';
import { heldOrder } from '@/dashboards/operator/boardOrder';
import type { Id } from '@/domain/primitives';
import type { InventoryItem } from '@/features/inventory/inventoryItem';
import { inventorySlice } from '@/features/inventory/inventorySlice';
import { type Entry, rowsOf, sameItems, useDerivedBy, useIdsBy } from '@/store/hooks';
import { itemOrder, type ItemWish } from './itemOrder';

export interface ItemOrder {
  ids: readonly Id[];
  /** What the order was asked by. */
  askedBy: string;
  /** Another order would be right by now: rows do not move, nor leave, under somebody's hands. */
  isHeld: boolean;
  /** Takes the right order now. */
  apply(): void;
}

/**
 * Which things are listed, in which order. By name it is always right; an order or a choice by how much there is changes
 * with every press of a button, and waits until it is asked for.
 */
export function useItemOrder({ text, onlyLow, sort }: ItemWish): ItemOrder {
  const derive = useCallback(
    (entries: readonly Entry<InventoryItem>[]) => itemOrder(rowsOf(entries), { text, onlyLow, sort }),
    [text, onlyLow, sort],
  );
  const wanted = useDerivedBy(inventorySlice, 'all', 'all', derive, sameItems);
  const all = useIdsBy(inventorySlice, 'all', 'all');
  const askedBy = `${text}|${onlyLow}|${sort}`;
  const [shown, setShown] = useState({ askedBy, ids: wanted });
  const isLive = !onlyLow && sort === 'name';
  const isNew = isLive || shown.askedBy !== askedBy || shown.ids.length === 0;
  if (isNew && (shown.askedBy !== askedBy || !sameItems(shown.ids, wanted)))
    setShown({ askedBy, ids: wanted });
  const ids = useMemo(
    () => (isNew ? wanted : heldOrder(shown.ids, wanted, new Set(all))),
    [isNew, wanted, shown.ids, all],
  );
  const apply = useCallback(() => setShown({ askedBy, ids: wanted }), [askedBy, wanted]);
  return { ids, askedBy, isHeld: !sameItems(ids, wanted), apply };
}
