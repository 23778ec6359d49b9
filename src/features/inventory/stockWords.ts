import { isLow, type InventoryItem } from './inventoryItem';

export type StockState = 'enough' | 'low' | 'out';

/** How one thing stands: it is time to order from `low` on. */
export function stockStateOf(item: Pick<InventoryItem, 'quantity' | 'reorderLevel'>): StockState {
  if (item.quantity <= 0) return 'out';
  return isLow(item) ? 'low' : 'enough';
}

export const stockStateWords: Readonly<Record<StockState, string>> = {
  enough: 'Enough',
  low: 'Low',
  out: 'None left',
};

const counts = new Intl.NumberFormat('en-GB');

/** `1,250`; with its sign: `−3`, `+24`. */
export function formatStock(count: number, sign: 'auto' | 'always' = 'auto'): string {
  const size = counts.format(Math.abs(count));
  if (count < 0) return `−${size}`;
  return sign === 'always' && count > 0 ? `+${size}` : size;
}

/** What so many of them are called: `1 box`, `4 boxes`, `250 ml`. */
export function unitOf(count: number, unit: string): string {
  // Short ones are signs rather than words.
  if (count === 1 || !/[a-z]{3}$/.test(unit) || unit.endsWith('s')) return unit;
  if (/(?:x|z|ch|sh)$/.test(unit)) return `${unit}es`;
  return /[^aeiou]y$/.test(unit) ? `${unit.slice(0, -1)}ies` : `${unit}s`;
}

/** What was done in words: `Almond oil: 2 taken, 4 left`. @param by who did it, with a blank before it */
export function movedWords(name: string, amount: number, quantity: number, by = ''): string {
  const size = formatStock(Math.abs(amount));
  const now = formatStock(Math.max(0, quantity));
  return amount < 0
    ? `${name}: ${size} taken${by}, ${now} left`
    : `${name}: ${size} added${by}, ${now} there`;
}
