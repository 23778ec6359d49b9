import { describe, expect, test } from 'vitest';
import { readStockChange } from '@/dashboards/clinic/inventory/readStockChange';
import { inventory, type InventoryItem } from '@/features/inventory/inventoryItem';
import type { OthersChange } from '@/store/useOthersChanges';
import { items } from '../../features/inventory/page/stockRows';

const [oil] = items;

function change(
  op: 'created' | 'updated' | 'deleted',
  row: InventoryItem | undefined,
  more: Partial<OthersChange> = {},
): OthersChange {
  const event = { op, id: oil.id, rev: row?.rev ?? oil.rev + 1, seq: 9, ...(row ? { row } : {}) };
  return {
    entity: inventory,
    event,
    extra: {},
    via: 'push',
    ...more,
  };
}
const known = { confirmed: oil, rev: oil.rev };

describe('in words', () => {
  test('what somebody took or added', () => {
    const taken = change('updated', { ...oil, quantity: 8, rev: 2 });
    expect(readStockChange(taken, known)).toBe('Almond oil: 2 taken by somebody else, 8 left');
    const added = change('updated', { ...oil, quantity: 34, rev: 2 }, { via: 'tab' });
    expect(readStockChange(added, known)).toBe('Almond oil: 24 added in another tab, 34 there');
  });

  test('counts nothing of what is on its way from here', () => {
    const shown = { ...oil, quantity: 7 };
    const taken = change('updated', { ...oil, quantity: 8, rev: 2 }, { before: shown });
    expect(readStockChange(taken, known)).toBe('Almond oil: 2 taken by somebody else, 8 left');
  });

  test('says no amount where more than one change lies between', () => {
    const later = change('updated', { ...oil, quantity: 3, rev: 4 });
    expect(readStockChange(later, known)).toBe('Almond oil changed by somebody else');
    expect(readStockChange(later, undefined)).toBe('Almond oil changed by somebody else');
  });

  test('what was renamed, added or deleted', () => {
    const renamed = change('updated', { ...oil, name: 'Oil', rev: 2 });
    expect(readStockChange(renamed, known)).toBe('Oil changed by somebody else');
    expect(readStockChange(change('created', oil), undefined)).toBe('Almond oil added by somebody else');
    expect(readStockChange(change('deleted', undefined, { before: oil }), known)).toBe(
      'Almond oil deleted by somebody else',
    );
    expect(readStockChange(change('deleted', undefined), undefined)).toBeNull();
  });
});
