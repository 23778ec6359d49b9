import type { Id, Instant } from '@/domain/primitives';
import type { InventoryItem } from '@/features/inventory/inventoryItem';
import type { StockMovement } from '@/features/inventory/stockMovement';

const common = {
  rev: 1,
  createdAt: '2026-11-20T14:30:00.000Z' as Instant,
  updatedAt: '2026-11-20T14:30:00.000Z' as Instant,
};

export function idOf(kind: number, n: number): Id {
  return `0190000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}` as Id;
}

function item(n: number, name: string, unit: string, quantity: number, reorderLevel: number): InventoryItem {
  const sku = `${name.slice(0, 3).toUpperCase()}-${n}`;
  return { ...common, id: idOf(6, n), name, sku, unit, quantity, reorderLevel };
}

export const items = [
  item(0, 'Almond oil', 'bottle', 10, 4),
  item(1, 'Bamboo sticks', 'pair', 6, 2),
  item(2, 'Face cradle covers', 'box', 3, 4),
  item(3, 'Hot stones', 'set', 5, 5),
  item(4, 'Kinesiology tape', 'roll', 0, 6),
  item(5, 'Nitrile gloves', 'box', 24, 6),
  item(6, 'Towels, large', 'piece', 60, 20),
  item(7, 'Massage cream', 'tub', 9, 3),
] as const;

/** As many more as wanted: `Thing 0001` and so on, with plenty of each. */
export function moreItems(count: number): InventoryItem[] {
  return Array.from({ length: count }, (_, n) =>
    item(100 + n, `Thing ${String(n).padStart(4, '0')}`, 'piece', 50, 5),
  );
}

function movement(
  n: number,
  of: number,
  amount: number,
  quantityAfter: number,
  more: Partial<StockMovement>,
): StockMovement {
  const itemId = idOf(6, of);
  return {
    ...common,
    id: idOf(7, n),
    itemId,
    amount,
    quantityAfter,
    reason: null,
    appointmentId: null,
    author: null,
    ...more,
  };
}

/** Oldest first. */
export const movements = [
  movement(0, 0, 12, 12, { reason: 'Opening stock', author: 'Carla Mendes' }),
  movement(1, 0, -1, 11, { reason: 'Used at a visit', author: 'Maria Santos' }),
  movement(2, 0, -1, 10, {}),
  movement(3, 5, 24, 24, { reason: 'Delivered', author: 'Carla Mendes' }),
];
