import { whereWords } from '@/dashboards/useToastsOf';
import type { InventoryItem } from '@/features/inventory/inventoryItem';
import { movedWords } from '@/features/inventory/stockWords';
import type { Entry } from '@/store/hooks';
import type { OthersChange } from '@/store/useOthersChanges';

/**
 * Somebody else's change of a thing in words: `Almond oil: 2 taken by somebody else, 4 left`.
 * @param known the thing as this tab knows it a moment before
 */
export function readStockChange(
  change: OthersChange,
  known: Pick<Entry<InventoryItem>, 'confirmed' | 'rev'> | undefined,
): string | null {
  const { event, before } = change;
  const row = (event.row ?? before) as InventoryItem | undefined;
  if (!row) return null;
  const where = whereWords(change);
  if (event.op !== 'updated') return `${row.name} ${event.op === 'deleted' ? 'deleted' : 'added'} ${where}`;
  // What is shown counts writes of one's own that are on their way: the amount is told by what was confirmed, and
  // only if nothing lies between.
  const was = known?.rev === event.rev - 1 ? known.confirmed : null;
  const amount = was ? row.quantity - was.quantity : 0;
  if (amount === 0) return `${row.name} changed ${where}`;
  return movedWords(row.name, amount, row.quantity, ` ${where}`);
}
